import { symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeProject, type TestProject } from '../project.ts';

const modules = join(resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..'), 'node_modules');
const ERROR = /^(?<file>[^(]+)\((?<line>\d+),(?<column>\d+)\): error (?<code>TS\d+): (?:'(?<symbol>\w+)' (?:is a type|is declared)|(?<message>.*))/;
const TSC = ['node', join(modules, 'typescript', 'bin', 'tsc'), '-p', '.', '--pretty', 'false'];

/** A TypeScript project that uses the compiler of this repository. */
const typescript = (options: Record<string, unknown>, files: Record<string, string>): TestProject => {
  const project = makeProject({ '.gitignore': 'node_modules\n', 'tsconfig.json': `{\n  // what counts\n  "compilerOptions": ${JSON.stringify({ noEmit: true, strict: true, types: [], ...options })}\n}\n`, ...files });
  symlinkSync(modules, join(project.root, 'node_modules'));
  return project;
};

describe('TypeScript compiler fixes', () => {
  it('marks an imported type', async () => {
    const project = typescript({ module: 'nodenext', verbatimModuleSyntax: true }, { 'package.json': '{ "type": "module" }', 'a.ts': 'export interface Job {\n  n: number;\n}\nexport const one = 1;\n', 'b.ts': "import { one, Job } from './a.js';\nexport const job: Job = { n: one };\n" });
    expect((await project.heal(TSC, ERROR, { strategy: 'type-only-import' })).after.exitCode).toBe(0);
    expect(project.read('b.ts')).toContain("import { one, type Job } from './a.js';");
  });

  it('removes an unused import and its line', async () => {
    const project = typescript({ module: 'nodenext', noUnusedLocals: true }, { 'package.json': '{ "type": "module" }', 'a.ts': 'export const one = 1;\nexport const two = 2;\n', 'b.ts': "import { one, two } from './a.js';\nexport const x = two;\n", 'c.ts': "// top\nimport { one } from './a.js';\nexport const y = 1;\n" });
    await project.heal(TSC, ERROR, { strategy: 'remove-unused-import' });
    expect((await project.heal(TSC, ERROR, { strategy: 'remove-unused-import' })).after.exitCode).toBe(0);
    expect(project.read('b.ts')).toBe("import { two } from './a.js';\nexport const x = two;\n");
    expect(project.read('c.ts')).toBe('// top\nexport const y = 1;\n');
  });

  it('sets the one option that the sources need and keeps comments', async () => {
    const project = typescript({ module: 'commonjs', moduleResolution: 'bundler', resolveJsonModule: false }, { 'a.ts': "import data from './data.json';\nexport const x = data;\n", 'data.json': '{}\n' });
    const proposal = await project.propose(TSC, ERROR, { strategy: 'tsconfig-flag' });
    expect(proposal.kind === 'plan' ? proposal.summary : proposal).toContain('resolveJsonModule');
    expect(project.read('tsconfig.json')).toContain('// what counts');
  });
});
