import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';
import { TS_ERROR, TSC, typescriptProject } from '../typescript-project.ts';

const FIX = { strategy: 'const-to-let' };
const CONSTANT = /TypeError: Assignment to constant variable/;

describe('const-to-let', () => {
  it('lets a variable change that the failing line assigns', async () => {
    const project = makeProject({ 'sum.mjs': 'const total = 0;\nfor (const n of [1, 2]) {\n  total += n;\n}\nconsole.log(total);\n' });
    const { after } = await project.heal(['node', 'sum.mjs'], CONSTANT, FIX);
    expect(after.output).toBe('3\n');
    expect(project.read('sum.mjs')).toContain('let total = 0;\nfor (const n of');
  });

  it('takes the name from the TypeScript compiler', async () => {
    const project = typescriptProject({ module: 'esnext' }, { 'a.ts': 'const n: number = 1;\nn = 2;\nexport { n };\n' });
    expect((await project.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('a.ts')).toContain('let n: number = 1;');
  });

  it('refuses a constant in capitals, and one that is declared twice', async () => {
    const capitals = makeProject({ 'a.mjs': 'const MAX_SIZE = 1;\nMAX_SIZE = 2;\n' });
    expect((await capitals.propose(['node', 'a.mjs'], CONSTANT, FIX)).kind).toBe('refuse');
    const twice = makeProject({ 'a.mjs': 'const n = 1;\nfunction f() {\n  const n = 2;\n  n = 3;\n}\nf();\nconsole.log(n);\n' });
    expect((await twice.propose(['node', 'a.mjs'], CONSTANT, FIX)).kind).toBe('refuse');
  });
});
