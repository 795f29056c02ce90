import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const MISSING = /does not provide an export named '(?<symbol>\w+)'/;
const NO_FUNCTION = /TypeError: (?<symbol>\w+) is not a function/;

describe('a name that its module declares and does not export', () => {
  it('is exported from an ES module', async () => {
    const project = makeProject({
      'text.mjs': 'export const low = (s) => s.toLowerCase();\nfunction high(s) {\n  return s.toUpperCase();\n}\n',
      'run.mjs': "import { high, low } from './text.mjs';\nconsole.log(low('A') + high('b'));\n",
    });
    const { after } = await project.heal(['node', 'run.mjs'], MISSING, { strategy: 'import-from-definition' });
    expect(after.output).toBe('aB\n');
    expect(project.read('text.mjs')).toContain('\nexport function high(s)');
  });

  it('stays private when it is not declared at the outer level', async () => {
    const project = makeProject({
      'text.mjs': 'export function low(s) {\n  const high = 1;\n  return s + high;\n}\n',
      'run.mjs': "import { high } from './text.mjs';\nconsole.log(high);\n",
    });
    expect((await project.propose(['node', 'run.mjs'], MISSING, { strategy: 'import-from-definition' })).kind).toBe('refuse');
  });

  it('joins the object that a CommonJS module exports', async () => {
    const project = makeProject({
      'text.js': 'const low = (s) => s.toLowerCase();\nconst high = (s) => s.toUpperCase();\n\nmodule.exports = {\n  low,\n};\n',
      'run.js': "const { high, low } = require('./text');\nconsole.log(low('A') + high('b'));\n",
    });
    const { after } = await project.heal(['node', 'run.js'], NO_FUNCTION, { strategy: 'rename-near-name' });
    expect(after.output).toBe('aB\n');
    expect(project.read('text.js')).toContain('{\n  low,\n  high,\n}');
  });

  it('is taken out of the object that a module exports', async () => {
    const project = makeProject({
      'text.js': 'function low(s) {\n  return s.toLowerCase();\n}\nmodule.exports = { low };\n',
      'run.js': "const low = require('./text');\nconsole.log(low('A'));\n",
    });
    const { after } = await project.heal(['node', 'run.js'], NO_FUNCTION, { strategy: 'rename-near-name' });
    expect(after.output).toBe('a\n');
    expect(project.read('run.js')).toContain("const { low } = require('./text');");
  });

  it('leaves the object alone where the code uses it as an object, too', async () => {
    const project = makeProject({
      'text.js': 'function low(s) {\n  return s.toLowerCase();\n}\nmodule.exports = { low };\n',
      'run.js': "const low = require('./text');\nconsole.log(low.low('B'), low('A'));\n",
    });
    expect((await project.propose(['node', 'run.js'], NO_FUNCTION, { strategy: 'rename-near-name' })).kind).toBe('refuse');
  });
});
