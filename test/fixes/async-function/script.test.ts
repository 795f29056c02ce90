import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';
import { TS_ERROR, TSC, typescriptProject } from '../typescript-project.ts';

const FIX = { strategy: 'async-function' };
const ERROR = /SyntaxError: (?:await is only valid|Unexpected reserved word)/;
const read = (head: string): string => `const fs = require('node:fs/promises');\n${head} {\n  const text = await fs.readFile('a.txt', 'utf8');\n  return text.trim();\n}\nmodule.exports = { title };\n`;

describe('async-function in scripts', () => {
  it('makes the function async that all callers wait for', async () => {
    const project = makeProject({ 'a.txt': 'x\n', 'read.js': read('function title()'), 'main.js': "const { title } = require('./read');\ntitle().then((t) => console.log(t));\n" });
    expect((await project.heal(['node', 'main.js'], ERROR, FIX)).after.output).toBe('x\n');
    expect(project.read('read.js')).toContain('async function title() {');
  });

  it('gives an annotated function the promise of its type', async () => {
    const project = typescriptProject(
      { module: 'esnext', target: 'es2022' },
      { 'a.ts': 'const wait = async (n: number) => n;\nfunction twice(n: number): number {\n  return 2 * (await wait(n));\n}\nexport const f = async () => (await twice(1)) + 1;\n' },
    );
    expect((await project.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('a.ts')).toContain('async function twice(n: number): Promise<number> {');
  });

  it('refuses when a caller takes the result as it is, and in a callback whose caller does not wait', async () => {
    const plain = makeProject({ 'a.txt': 'x\n', 'read.js': read('function title()'), 'main.js': "const { title } = require('./read');\nconsole.log(title().length);\n" });
    expect(await plain.propose(['node', 'main.js'], ERROR, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('main.js:2') });
    const callback = makeProject({ 'a.js': "const get = async (x) => x;\nconsole.log([1].map((x) => {\n  return await get(x);\n}));\n" });
    expect((await callback.propose(['node', 'a.js'], ERROR, FIX)).kind).toBe('refuse');
  });
});
