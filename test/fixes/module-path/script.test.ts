import { describe, expect, it } from 'vitest';
import { commitAll, makeProject } from '../project.ts';

const MISSING = /Cannot find module '(?<module>[^']+)'/;
const FIX = { strategy: 'module-path' };

describe('module-path, JavaScript', () => {
  it('follows a file that was moved, in every importing file', async () => {
    const project = makeProject({
      'main.js': "const { rate } = require('./lib/rates');\nrequire('./other');\nconsole.log(rate);\n",
      'other.js': "// require('./lib/rates')\nmodule.exports = require('./lib/rates');\n",
      'lib/money/rates.js': 'exports.rate = 3;\n',
    });
    expect((await project.heal(['node', 'main.js'], MISSING, FIX, { locations: [{ file: 'main.js' }] })).after.output).toContain('Cannot find module');
    expect((await project.heal(['node', 'main.js'], MISSING, FIX, { locations: [{ file: 'other.js' }] })).after.output).toBe('3\n');
    expect(project.read('other.js')).toBe("// require('./lib/rates')\nmodule.exports = require('./lib/money/rates');\n");
  });

  it('adds the extension and the letter case that the file has', async () => {
    const project = makeProject({
      'package.json': '{ "type": "module" }\n',
      'main.js': "import { a } from './Tools/list.js';\nimport { b } from './more';\nconsole.log(a + b);\n",
      'tools/list.js': 'export const a = 1;\n',
      'more.js': 'export const b = 2;\n',
    });
    await project.heal(['node', 'main.js'], MISSING, FIX);
    expect((await project.heal(['node', 'main.js'], MISSING, FIX)).after.output).toBe('3\n');
  });

  it('names all candidates when several files may be meant', async () => {
    const project = makeProject({ 'main.js': "require('./rates');\n", 'a/rates.js': '', 'b/rates.js': '' });
    commitAll(project, 'More');
    expect(await project.propose(['node', 'main.js'], MISSING, FIX)).toMatchObject({ kind: 'refuse', known: ['a/rates.js exists', 'b/rates.js exists'] });
  });
});
