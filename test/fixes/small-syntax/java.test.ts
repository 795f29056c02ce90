import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'small-syntax' };
const ERROR = /^(?<file>\S+\.java):(?<line>\d+): error: /;

describe.skipIf(!haveTool('javac', ['-version']))('small-syntax, Java', () => {
  it.each([
    ['a semicolon', 'int f(int x) {\n    int y = x + 1\n    return y;\n  }', 'x + 1;\n'],
    ['a bracket', 'int f(int x) {\n    if (x > 1 {\n      return 1;\n    }\n    return 0;\n  }', 'if (x > 1) {\n'],
    ['a square bracket', 'int f(int[] x) {\n    return x[0;\n  }', 'x[0];\n'],
    ['a comma between values', 'int[] f() {\n    return new int[] {1, 2 3};\n  }', '{1, 2, 3}'],
    ['a comma of an enum', 'enum E {\n    ONE\n    TWO\n  }', 'ONE,\n'],
    ['a quote', 'String f() {\n    return "four;\n  }', 'return "four";\n'],
    ['a brace', 'int f(int x) {\n    while (x > 1) {\n      x--;\n    return x;\n  }\n\n  int g() { return 1; }', '      x--;\n    }\n    return x;\n'],
    ['keyboard quotes', 'String f() {\n    return “four”;\n  }', 'return "four";\n'],
  ])('adds %s', async (_name, body, expected) => {
    const project = makeProject({ '.gitignore': 'out/\n', 'src/A.java': `class A {\n  ${body}\n}\n` });
    const { after } = await project.heal(['javac', '-encoding', 'UTF-8', '-d', 'out', 'src/A.java'], ERROR, FIX);
    expect(after).toEqual({ exitCode: 0, output: '' });
    expect(project.read('src/A.java')).toContain(expected);
  });

  it('refuses when two signs are missing', async () => {
    const project = makeProject({ 'A.java': 'class A {\n  int a = 1\n  int b = 2\n}\n' });
    expect((await project.propose(['javac', '-d', 'out', 'A.java'], ERROR, FIX)).kind).toBe('refuse');
  });
});
