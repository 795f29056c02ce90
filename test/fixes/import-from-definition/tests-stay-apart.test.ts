import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

describe('a program', () => {
  it.skipIf(!haveTool('python3'))('does not import what belongs to its tests', async () => {
    const files = { 'tests/utils.py': 'def helper():\n    return 1\n', 'app.py': 'from utils import helper\nprint(helper())\n' };
    const failure = /No module named '(?<module>\w+)'/;
    const fix = { strategy: 'import-from-definition' };
    expect(await makeProject(files).propose(['python3', 'app.py'], failure, fix)).toMatchObject({ kind: 'refuse' });
    // Beside the tests, its own file may be meant.
    const own = makeProject({ ...files, 'lib/utils.py': files['tests/utils.py'] });
    const { after } = await own.heal(['python3', 'app.py'], failure, fix);
    expect([after.output, own.read('app.py')]).toEqual(['1\n', 'from lib.utils import helper\nprint(helper())\n']);
  });

  it('does not load what belongs to its examples', async () => {
    const files = {
      'examples/options.js': 'module.exports = { a: 1 };\n',
      'lib/main.js': "const o = require('./options');\nconsole.log(o.a);\n",
    };
    const failure = /Cannot find module '(?<module>[^']+)'/;
    const fix = { strategy: 'module-path' };
    expect(await makeProject(files).propose(['node', 'lib/main.js'], failure, fix)).toMatchObject({ kind: 'refuse' });
  });
});
