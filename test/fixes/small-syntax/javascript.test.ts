import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const ERROR = /SyntaxError: (?<message>.+)/;
const FIX = { strategy: 'small-syntax' };

describe('small-syntax, JavaScript', () => {
  it.each([
    ['a comma between entries', 'const o = {\n  a: 1,\n  b: 2\n  c: 3,\n};\nconsole.log(o.c);\n', '  b: 2,\n'],
    ['a closing bracket', 'console.log(Math.max(1, 3);\n', 'console.log(Math.max(1, 3));\n'],
    ['a closing brace', 'if (true) {\n  console.log(3);\n', '  console.log(3);\n}'],
  ])('adds %s', async (_what, text, expected) => {
    const project = makeProject({ 'main.js': text });
    const { after } = await project.heal(['node', 'main.js'], ERROR, FIX, { locations: [{ file: 'main.js' }] });
    expect(after).toEqual({ exitCode: 0, output: '3\n' });
    expect(project.read('main.js')).toContain(expected);
  });

  it('refuses what no single sign repairs', async () => {
    const project = makeProject({ 'main.js': 'const = = 3;\n' });
    expect(await project.propose(['node', 'main.js'], ERROR, FIX, { locations: [{ file: 'main.js' }] })).toMatchObject({ kind: 'refuse' });
  });
});
