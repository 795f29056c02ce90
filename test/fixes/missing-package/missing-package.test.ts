import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const MISSING = /Cannot find module '(?<module>[^']+)'/;
const FIX = { strategy: 'missing-package' };
const library = { 'vendor/half/package.json': '{ "name": "half", "version": "1.0.0", "main": "i.js" }\n', 'vendor/half/i.js': 'module.exports = (n) => n / 2;\n' };

describe.skipIf(!haveTool('npm'))('missing-package', () => {
  it('installs what package.json declares', async () => {
    const project = makeProject({ ...library, '.gitignore': 'node_modules/\n', 'package.json': '{ "name": "x", "version": "1.0.0", "dependencies": { "half": "file:vendor/half" } }\n', 'main.js': "console.log(require('half')(4));\n" });
    expect((await project.heal(['node', 'main.js'], MISSING, FIX)).after.output).toBe('2\n');
  });

  it('installs a member of a workspace from its root, and counts node_modules as a whole', async () => {
    const project = makeProject({ 'package.json': '{ "workspaces": ["packages/*"] }\n', 'packages/a/package.json': '{ "name": "a", "dependencies": { "half": "*" } }\n', 'packages/a/main.js': "console.log(require('half')(4));\n" });
    const proposal = await project.propose(['node', 'packages/a/main.js'], MISSING, FIX);
    expect(proposal).toMatchObject({ kind: 'plan', plan: { changes: [{ kind: 'command', cwd: '', alters: ['node_modules', '**/node_modules'] }] } });
  });

  it('corrects a misspelled import of a declared package', async () => {
    const project = makeProject({ ...library, 'package.json': '{ "name": "x", "version": "1.0.0", "dependencies": { "half": "file:vendor/half" } }\n', 'main.js': "console.log(require('hafl')(4));\n" });
    const proposal = await project.propose(['node', 'main.js'], MISSING, FIX);
    expect(proposal).toMatchObject({ kind: 'plan', plan: { changes: [{ kind: 'edit', path: 'main.js' }] } });
  });

  it('installs nothing that is not declared', async () => {
    const project = makeProject({ 'package.json': '{ "dependencies": { "express": "^4" } }\n', 'main.js': "require('table-glue');\n" });
    expect(await project.propose(['node', 'main.js'], MISSING, FIX)).toMatchObject({ kind: 'refuse', reason: '`table-glue` is not declared in package.json.' });
  });

  it('takes no shell text for a package name', async () => {
    const project = makeProject({ 'package.json': '{}\n', 'main.js': "require('a$(touch pwned)');\n" });
    expect(await project.propose(['node', 'main.js'], MISSING, FIX)).toMatchObject({ kind: 'refuse' });
    expect(project.exists('pwned')).toBe(false);
  });
});
