import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'small-syntax' };
const ERROR = /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):(?<column>\d+): /;

describe.skipIf(!haveTool('gofmt', ['-h']) && !haveTool('go', ['version']))('small-syntax, Go', () => {
  it.each([
    ['a bracket', 'func f(s []int) int {\n\treturn len(s\n}\n', 'len(s)\n'],
    ['a comma between arguments', 'func g(a, b int) int { return a }\n\nfunc f() int {\n\treturn g(1 2)\n}\n', 'g(1, 2)'],
    ['a comma at the end of a line', 'var t = []int{\n\t1,\n\t2\n}\n', '\t2,\n}\n'],
    ['a comma of a map', 'var t = map[string]int{\n\t"a": 1\n\t"b": 2,\n}\n', '\t"a": 1,\n'],
    ['an opening brace', 'func f(x int) int {\n\tif x > 1\n\t\treturn 1\n\t}\n\treturn 0\n}\n', 'if x > 1 {\n'],
    ['a closing brace', 'func f(x int) int {\n\tfor x > 1 {\n\t\tx--\n\treturn x\n}\n\nfunc g() int { return 1 }\n', '\t\tx--\n\t}\n\treturn x\n}\n'],
    ['a quote', 'func f() string {\n\treturn "four\n}\n', 'return "four"\n'],
  ])('adds %s', async (_name, body, expected) => {
    const project = makeProject({ 'go.mod': 'module a\n\ngo 1.19\n', 'a.go': `package a\n\n${body}` });
    const { after } = await project.heal(['go', 'vet', './...'], ERROR, FIX);
    expect(after.exitCode).toBe(0);
    expect(project.read('a.go')).toContain(expected);
  });

  it('moves a brace to the line that it belongs to', async () => {
    const project = makeProject({ 'go.mod': 'module a\n\ngo 1.19\n', 'a.go': 'package a\n\nfunc f(x int) int\n{\n\treturn x\n}\n' });
    expect((await project.heal(['go', 'build', './...'], ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('a.go')).toContain('func f(x int) int {\n\treturn x\n}\n');
  });
});
