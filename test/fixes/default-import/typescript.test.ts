import { describe, expect, it } from 'vitest';
import { TSC, typescriptProject } from '../typescript-project.ts';

const ESM = { 'package.json': '{ "type": "module" }' };

const FIX = { strategy: 'default-import' };
const NO_DEFAULT = /^(?<file>[^(]+)\((?<line>\d+),(?<column>\d+)\): error (?<code>TS1192|TS1259|TS2613): Module '(?<module>[^']+)'/;

describe('default-import', () => {
  it('imports by name what has no default', async () => {
    const project = typescriptProject(
      { module: 'nodenext' },
      { ...ESM, 'a.ts': 'export const half = (n: number): number => n / 2;\nexport const twice = (n: number): number => n * 2;\n', 'b.ts': "import half from './a.js';\nexport const x = half(4);\n" },
    );
    expect((await project.heal(TSC, NO_DEFAULT, FIX)).after.exitCode).toBe(0);
    expect(project.read('b.ts')).toContain("import { half } from './a.js';");
  });

  it('refuses when nothing of that name is exported', async () => {
    const project = typescriptProject(
      { module: 'nodenext' },
      { ...ESM, 'a.ts': 'export const one = 1;\nexport const two = 2;\n', 'b.ts': "import maths from './a.js';\nexport const x = maths;\n" },
    );
    expect((await project.propose(TSC, NO_DEFAULT, FIX)).kind).toBe('refuse');
  });
});
