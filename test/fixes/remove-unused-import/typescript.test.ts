import { describe, expect, it } from 'vitest';
import { TS_ERROR, TSC, typescriptProject } from '../typescript-project.ts';

const ESM = { 'package.json': '{ "type": "module" }' };

describe('remove-unused-import', () => {
  it('removes an unused name, and the line of the last one', async () => {
    const project = typescriptProject(
      { module: 'nodenext', noUnusedLocals: true },
      { ...ESM, 'a.ts': 'export const one = 1;\nexport const two = 2;\n', 'b.ts': "import { one, two } from './a.js';\nexport const x = two;\n", 'c.ts': "// top\nimport { one } from './a.js';\nexport const y = 1;\n" },
    );
    await project.heal(TSC, TS_ERROR, { strategy: 'remove-unused-import' });
    expect((await project.heal(TSC, TS_ERROR, { strategy: 'remove-unused-import' })).after.exitCode).toBe(0);
    expect(project.read('b.ts')).toBe("import { two } from './a.js';\nexport const x = two;\n");
    expect(project.read('c.ts')).toBe('// top\nexport const y = 1;\n');
  });

  it('leaves an unused variable to its author', async () => {
    const project = typescriptProject({ noUnusedLocals: true }, { 'a.ts': 'export {};\nconst half = 1 / 2;\n' });
    expect((await project.propose(TSC, TS_ERROR, { strategy: 'remove-unused-import' })).kind).toBe('refuse');
  });
});
