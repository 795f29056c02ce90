import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const FIX = { strategy: 'rename-near-name' };
const ERROR = /(?:TypeError(?: \[\w+\])?: (?:\(intermediate value\)\.)?(?<symbol>[\w.]+)|error: ['"](?<member>[^\n]+)) is not a function/;

describe('rename-near-name where JavaScript calls what is no function', () => {
  it('corrects the method that the project has, in the file that calls it', async () => {
    const project = makeProject({
      'kiln.mjs': 'export class Kiln {\n  fireSlowly() {\n    return 3;\n  }\n}\n',
      'run.mjs': "import { Kiln } from './kiln.mjs';\n\nexport const run = () => new Kiln().fireSlowy();\n",
      'run.test.mjs': "import test from 'node:test';\nimport { run } from './run.mjs';\n\ntest('runs', () => {\n  run();\n});\n",
    });
    expect((await project.heal(['node', '--test'], ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('run.mjs')).toContain('new Kiln().fireSlowly()');
  });

  it('requires a name from the module that exports it', async () => {
    const project = makeProject({
      'clay.js': 'exports.wet = () => 1;\n',
      'heat.js': 'const cone = () => 2;\nmodule.exports = { cone };\n',
      'main.js': "const { wet, cone } = require('./clay');\n\nconsole.log(wet() + cone());\n",
    });
    expect((await project.heal(['node', 'main.js'], ERROR, FIX)).after.output).toBe('3\n');
    expect(project.read('main.js')).toBe("const { wet } = require('./clay');\nconst { cone } = require('./heat');\n\nconsole.log(wet() + cone());\n");
  });

  it('refuses when nothing near can be called', async () => {
    const project = makeProject({ 'main.js': 'const kiln = {};\nkiln.explode();\n' });
    expect((await project.propose(['node', 'main.js'], ERROR, FIX)).kind).toBe('refuse');
  });
});
