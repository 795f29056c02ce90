import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

describe.skipIf(!haveTool('javac', ['-version']))('java-boxed-type', () => {
  const error = /^(?<file>\S+\.java):(?<line>\d+): error: unexpected type/;
  const of = (line: string): Record<string, string> => ({
    'A.java': `import java.util.*;\n\npublic class A {\n    static int n = 1;\n    void f() {\n        ${line}\n    }\n}\n`,
  });

  it('writes the class of the primitive type', async () => {
    const project = makeProject(of('Map<int, List<int>> v = new HashMap<>();'));
    const { after } = await project.heal(['javac', '-d', 'out', 'A.java'], error, { strategy: 'java-boxed-type' });
    expect(after.exitCode).toBe(0);
    expect(project.read('A.java')).toContain('Map<Integer, List<Integer>>');
  });

  it('refuses another meaning of the message', async () => {
    const project = makeProject(of('5 = n;'));
    expect((await project.propose(['javac', '-d', 'out', 'A.java'], error, { strategy: 'java-boxed-type' })).kind).toBe('refuse');
  });

  it('knows what every class inherits', async () => {
    const project = makeProject({
      'A.java': 'public class A implements Runnable {\n    @Override\n    public String toSting() {\n        return "me";\n    }\n\n    public void run() {\n    }\n}\n',
    });
    const overriding = /^(?<file>\S+\.java):(?<line>\d+): error: method does not override/;
    const { after } = await project.heal(['javac', '-d', 'out', 'A.java'], overriding, { strategy: 'near-override' });
    expect(after.exitCode).toBe(0);
    expect(project.read('A.java')).toContain('toString()');
  });
});
