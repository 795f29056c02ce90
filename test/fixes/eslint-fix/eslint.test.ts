import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProject, type TestProject } from '../project.ts';

const ERROR = /(?<count>\d+) problems? \(/;
const FIX = { strategy: 'eslint-fix' };
const RUN = ['node', 'node_modules/eslint/bin/eslint.js', '.'];
const rules = 'export default [{ rules: { "prefer-const": "error", "no-var": "error", "no-empty": "error" } }];\n';
let home = '';

/** A project with the real ESLint; null where no registry answers. */
function linted(files: Record<string, string>): TestProject | null {
  if (!existsSync(join(home, 'node_modules', 'eslint', 'package.json'))) return null;
  const project = makeProject({ '.gitignore': 'node_modules\n', 'package.json': '{ "type": "module" }\n', 'eslint.config.js': rules, ...files });
  cpSync(join(home, 'node_modules'), join(project.root, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  return project;
}

describe('eslint-fix', () => {
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'heal-hooks-eslint-'));
    try {
      const argv = ['install', 'eslint@9', '--prefix', home, '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
      execFileSync('npm', argv, { stdio: 'ignore', timeout: 150_000 });
    } catch {
      console.warn('skipped: ESLint could not be installed from the registry');
    }
  }, 160_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('applies what the rules can fix', async (context) => {
    const project = linted({ 'src/a.js': 'var n = 1;\nlet m = 2;\nexport { m, n };\n', 'src/b.js': 'export const o = 3;\n' });
    if (!project) return context.skip();
    expect((await project.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('src/a.js')).toBe('const n = 1;\nconst m = 2;\nexport { m, n };\n');
  });

  it('refuses findings that need a decision', async (context) => {
    const project = linted({ 'a.js': 'if (process.argv) {\n}\n' });
    if (!project) return context.skip();
    expect(await project.propose(RUN, ERROR, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('decision') });
  });

  it('corrects the name of a rule in the configuration', async ({ skip }) => {
    const project = linted({
      'eslint.config.js': 'export default [{ rules: { "no-unused-var": "error", eqeqeq: "error" } }];\n',
      'a.js': 'export const same = (a, b) => a === b;\n',
    });
    if (!project) return skip();
    const error = /Could not find "(?<key>[^"]+)" in plugin/;
    expect((await project.heal(RUN, error, { strategy: 'eslint-rule-name' })).after.exitCode).toBe(0);
    expect(project.read('eslint.config.js')).toContain('"no-unused-vars": "error"');
  });
});
