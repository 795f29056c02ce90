import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const MISSING = /The requested module '(?<module>[^']+)' does not provide an export named '(?<symbol>[\w$]+)'/;
const FIX = { strategy: 'import-from-definition' };
const esm = { 'package.json': '{ "type": "module" }\n' };

describe('import-from-definition, JavaScript', () => {
  it('takes the near name, and renames its uses', async () => {
    const project = makeProject({
      ...esm,
      'main.js': "import { countAl, x } from './count.js';\nconsole.log(countAl([x]), 'countAl');\n",
      'count.js': 'export const countAll = (list) => list.length;\nexport const x = 1;\n',
    });
    expect((await project.heal(['node', 'main.js'], MISSING, FIX)).after.exitCode).toBe(0);
    expect(project.read('main.js')).toContain("import { countAll, x } from './count.js';\nconsole.log(countAll([x])");
  });

  it('does not bend a test to a name that nothing else uses', async () => {
    const project = makeProject({ 'package.json': '{ "type": "module" }\n', 'fruit.js': 'export const isFriut = (name) => name === "pear";\n', 'test.js': "import { isFruit } from './fruit.js';\nif (!isFruit('pear')) process.exit(1);\n" });
    const proposal = await project.propose(['node', 'test.js'], MISSING, FIX);
    expect(proposal).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('which one is misspelled is a decision') });
  });

  it('imports by name what has no default export', async () => {
    const project = makeProject({ ...esm, 'main.js': "import count from './count.js';\nconsole.log(count);\n", 'count.js': 'export const count = 4;\nexport const other = 5;\n' });
    expect((await project.heal(['node', 'main.js'], MISSING, FIX)).after.output).toBe('4\n');
    expect(project.read('main.js')).toContain("import { count } from './count.js';");
  });

  it('goes to the one module that exports the name', async () => {
    const project = makeProject({ ...esm, 'main.js': "import { total } from './count.js';\nconsole.log(total);\n", 'count.js': 'export const unrelated = 1;\n', 'sum/total.js': 'export const total = 9;\n' });
    expect((await project.heal(['node', 'main.js'], MISSING, FIX)).after.output).toBe('9\n');
  });

  it('refuses when two modules export it', async () => {
    const project = makeProject({ ...esm, 'main.js': "import { total } from './count.js';\n", 'count.js': 'export const unrelated = 1;\n', 'a.js': 'export const total = 1;\n', 'b.js': 'export const total = 2;\n' });
    expect(await project.propose(['node', 'main.js'], MISSING, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('ambiguous') });
  });
});
