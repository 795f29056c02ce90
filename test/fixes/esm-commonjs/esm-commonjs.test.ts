import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const FIX = { strategy: 'esm-commonjs' };

describe('esm-commonjs', () => {
  it('says that a package of ES modules is one', async () => {
    const project = makeProject({ 'package.json': '{\n  "name": "x",\n  "version": "1.0.0",\n  "private": true\n}\n', 'a.js': 'export const a = 1;\n', 'main.js': "import { a } from './a.js';\nconsole.log(a);\n" });
    if (project.run(['node', 'main.js']).exitCode === 0) return; // this Node finds out by itself
    const { after } = await project.heal(['node', 'main.js'], /SyntaxError: Cannot use import statement outside a module/, FIX, { locations: [{ file: 'main.js' }] });
    expect(after.output).toContain('1\n');
    expect(JSON.parse(project.read('package.json'))).toMatchObject({ type: 'module', private: true });
  });

  it('refuses when the package has CommonJS files, too', async () => {
    const project = makeProject({ 'package.json': '{}\n', 'old.js': 'module.exports = 1;\n', 'main.js': "import './old.js';\nthrow new SyntaxError('Cannot use import statement outside a module');\n" });
    expect(await project.propose(['node', 'main.js'], /SyntaxError: Cannot use import statement outside a module/, FIX, { locations: [{ file: 'main.js' }] })).toMatchObject({ kind: 'refuse' });
  });

  it('defines __dirname in an ES module', async () => {
    const project = makeProject({ 'main.mjs': "import { join } from 'node:path';\n\nconsole.log(join(__dirname, 'x').endsWith('x'));\n" });
    expect((await project.heal(['node', 'main.mjs'], /ReferenceError: (?<symbol>__dirname) is not defined in ES module scope/, FIX)).after.output).toBe('true\n');
  });
});
