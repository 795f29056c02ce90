import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'shell-near-name' };
const ERROR = /: (?<command>\w+): not found/;

describe.skipIf(!haveTool('npm'))('a tool that a script calls', () => {
  const files = { '.gitignore': 'node_modules/\n', 'tools/kilnlint/package.json': '{ "name": "kilnlint", "version": "1.0.0", "bin": "cli.js" }\n', 'tools/kilnlint/cli.js': '#!/usr/bin/env node\nconsole.log("clean");\n' };

  it('is installed when it is declared', async () => {
    const project = makeProject({ ...files, 'package.json': '{ "name": "k", "scripts": { "lint": "kilnlint ." }, "devDependencies": { "kilnlint": "file:tools/kilnlint" } }\n' });
    project.run(['npm', 'install', '--package-lock-only', '--silent']);
    expect((await project.heal(['npm', 'run', 'lint'], ERROR, FIX)).after.output).toContain('clean');
  });

  it('is not when it is only named', async () => {
    const project = makeProject({ ...files, 'package.json': '{ "name": "k", "scripts": { "lint": "kilnlint ." } }\n' });
    expect((await project.propose(['npm', 'run', 'lint'], ERROR, FIX)).kind).toBe('refuse');
  });
});
