import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /^(?<file>\S+\.java):(?<line>\d+): error: incompatible types: /;
const FIX = { strategy: 'java-condition' };
const RUN = ['javac', '-d', 'out', 'A.java'];
const of = (line: string): Record<string, string> => ({
  'A.java': `public class A {\n    public static void main(String[] a) {\n        int n = a.length;\n        ${line}\n    }\n}\n`,
});

describe.skipIf(!haveTool('javac', ['-version']))('java-condition', () => {
  it('compares in a condition', async () => {
    const project = makeProject(of('if (n = 0) System.out.println("none");'));
    expect((await project.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('A.java')).toContain('if (n == 0)');
  });

  it('leaves other types that do not fit alone', async () => {
    expect((await makeProject(of('boolean b = n;')).propose(RUN, ERROR, FIX)).kind).toBe('refuse');
    expect((await makeProject(of('String s = n;')).propose(RUN, ERROR, FIX)).kind).toBe('refuse');
  });
});
