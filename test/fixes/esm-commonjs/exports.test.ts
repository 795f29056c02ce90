import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const ESM = { 'package.json': '{ "name": "kiln", "type": "module" }\n' };
const NO_EXPORT = /SyntaxError: The requested module '(?<module>[^']+)' does not provide an export named '(?<symbol>\w+)'/;

describe('CommonJS exports in an ES module', () => {
  it('become exports of the module', async () => {
    const project = makeProject({ ...ESM, 'main.js': "import { wet } from './clay.js';\n\nconsole.log(wet());\n", 'clay.js': 'const wet = () => 1;\n\nmodule.exports = { wet };\n' });
    expect((await project.heal(['node', 'main.js'], NO_EXPORT, { strategy: 'import-from-definition' })).after.output).toBe('1\n');
    expect(project.read('clay.js')).toBe('const wet = () => 1;\n\nexport { wet };\n');
    const single = makeProject({ ...ESM, 'main.js': "import * as clay from './clay.js';\n\nconsole.log(clay.wet());\n", 'clay.js': 'exports.wet = () => 1;\n' });
    expect((await single.heal(['node', 'main.js'], /ReferenceError: exports is not defined/, { strategy: 'esm-commonjs' })).after.output).toBe('1\n');
    expect(single.read('clay.js')).toBe('export const wet = () => 1;\n');
  });

  it('stay where the file requires others, too', async () => {
    const project = makeProject({ ...ESM, 'clay.js': "const { sep } = require('node:path');\nmodule.exports = { sep };\n" });
    const proposal = await project.propose(['node', 'clay.js'], /ReferenceError: (?<symbol>require) is not defined/, { strategy: 'esm-commonjs' });
    expect(JSON.stringify(proposal)).not.toContain('export {');
  });

  it('imports JSON with its type', async () => {
    const project = makeProject({ ...ESM, 'main.js': "import conf from './conf.json';\n\nconsole.log(conf.n);\n", 'conf.json': '{ "n": 3 }\n' });
    const error = /ERR_IMPORT_(?:ASSERTION_TYPE|ATTRIBUTE)_MISSING\]: Module "(?<module>[^"]+)"/;
    expect((await project.heal(['node', 'main.js'], error, { strategy: 'esm-commonjs' })).after.output).toContain('3\n');
  });
});
