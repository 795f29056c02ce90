import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';
import { TSC, typescriptProject } from '../typescript-project.ts';

const MISSING = /Cannot find module '(?<module>[^']+)'/;
const FIX = { strategy: 'module-path' };

describe('paths in manifests', () => {
  it('corrects main, imports and a script', async () => {
    const main = makeProject({
      'run.js': "console.log(require('./kit').n);\n",
      'kit/package.json': '{ "name": "kit", "main": "./lib/entri.js" }\n',
      'kit/lib/entry.js': 'exports.n = 4;\n',
    });
    expect((await main.heal(['node', 'run.js'], MISSING, FIX)).after.output).toBe('4\n');
    const imports = makeProject({
      'package.json': '{ "type": "module", "imports": { "#fmt": "./src/format.js" } }\n',
      'src/formats.js': 'export const n = 5;\n',
      'run.js': "import { n } from '#fmt';\nconsole.log(n);\n",
    });
    expect((await imports.heal(['node', 'run.js'], MISSING, FIX)).after.output).toBe('5\n');
    const script = makeProject({
      'package.json': '{ "name": "x", "scripts": { "gen": "node tools/generate.js --fast" } }\n',
      'scripts/generate.js': 'console.log(process.argv[2]);\n',
    });
    expect((await script.heal(['npm', 'run', '--silent', 'gen'], MISSING, FIX)).after.output).toBe('--fast\n');
  });

  it('corrects what a tsconfig extends', async () => {
    const project = typescriptProject({}, { 'a.ts': 'export const a = 1;\n', 'tsconfig.base.json': '{ "compilerOptions": { "strict": true } }\n' });
    project.write('tsconfig.json', '{ "extends": "./tsconfig.bsae.json", "compilerOptions": { "noEmit": true, "types": [] } }\n');
    const error = /error (?<code>TS5083): Cannot read file '(?<file>[^']+)'/;
    expect((await project.heal(TSC, error, { strategy: 'missing-path' })).after.exitCode).toBe(0);
  });

  it('refuses when nothing can be meant', async () => {
    const project = makeProject({ 'run.js': "require('./kit');\n", 'kit/package.json': '{ "main": "lib/zorgle.js" }\n', 'kit/lib/a.js': '' });
    expect((await project.propose(['node', 'run.js'], MISSING, FIX)).kind).toBe('refuse');
  });
});
