import { describe, expect, it } from 'vitest';
import { TS_ERROR, TSC, typescriptProject } from '../typescript-project.ts';

const ESM = { 'package.json': '{ "type": "module" }' };

describe('type-only-import', () => {
  it('marks an imported type', async () => {
    const project = typescriptProject(
      { module: 'nodenext', verbatimModuleSyntax: true },
      { ...ESM, 'a.ts': 'export interface Job {\n  n: number;\n}\nexport const one = 1;\n', 'b.ts': "import { one, Job } from './a.js';\nexport const job: Job = { n: one };\n" },
    );
    expect((await project.heal(TSC, TS_ERROR, { strategy: 'type-only-import' })).after.exitCode).toBe(0);
    expect(project.read('b.ts')).toContain("import { one, type Job } from './a.js';");
  });
});
