import { describe, expect, it } from 'vitest';
import { TS_ERROR, TSC, typescriptProject } from '../typescript-project.ts';

const FIX = { strategy: 'compiler-quick-fix' };

describe('compiler-quick-fix, further messages', () => {
  it('writes the extension that the built files have, in every import', async () => {
    const project = typescriptProject(
      { module: 'nodenext' },
      {
        'package.json': '{ "type": "module" }\n',
        'rates.ts': 'export const rate = 2;\n',
        'fees.mts': 'export const fee = 3;\n',
        'main.ts': "import { rate } from './rates.ts';\nimport { fee } from './fees.mts';\nexport const sum: number = rate + fee;\n",
      },
    );
    expect((await project.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('main.ts')).toContain("'./rates.js';\nimport { fee } from './fees.mjs';");
  });

  it('removes an expected error that does not happen', async () => {
    const project = typescriptProject(
      { module: 'esnext' },
      { 'a.ts': 'export function half(n: number): number {\n  // @ts-expect-error old typings\n  return n / 2;\n}\n' },
    );
    expect((await project.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('a.ts')).toBe('export function half(n: number): number {\n  return n / 2;\n}\n');
  });

  it('removes the second of two equal imports, and only that', async () => {
    const files = { 'b.ts': 'export const b = 1;\nexport const c = 2;\n', 'd.ts': 'export const b = 1;\n' };
    const same = "import { b } from './b.js';\nimport { b, c } from './b.js';\nexport const sum = b + c;\n";
    const project = typescriptProject({ module: 'esnext', moduleResolution: 'bundler' }, { ...files, 'a.ts': same });
    expect((await project.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('a.ts')).toContain("import { c } from './b.js';");
    const other = typescriptProject(
      { module: 'esnext', moduleResolution: 'bundler' },
      { ...files, 'a.ts': same.replace("{ b } from './b.js'", "{ b } from './d.js'") },
    );
    expect((await other.propose(TSC, TS_ERROR, FIX)).kind).toBe('refuse');
  });

  it('marks a parameter that nothing uses', async () => {
    const project = typescriptProject(
      { module: 'esnext', noUnusedParameters: true },
      { 'a.ts': 'export const onKey = (event: string, code: number): number => code * 2;\n' },
    );
    expect((await project.heal(TSC, TS_ERROR, { strategy: 'remove-unused-import' })).after.exitCode).toBe(0);
    expect(project.read('a.ts')).toContain('(_event: string, code: number)');
  });

  it('sets `module` where the other option allows one value', async () => {
    const project = typescriptProject({ module: 'esnext', moduleResolution: 'nodenext' }, { 'a.ts': 'export const a = 1;\n' });
    const { after } = await project.heal(TSC, /error (?<code>TS5110)/, { strategy: 'tsconfig-flag' });
    expect(after.exitCode).toBe(0);
  });
});
