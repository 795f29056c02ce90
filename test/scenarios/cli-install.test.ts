import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { heal, transcript } from '../support/cli.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const file = (name: string): string => `./snapshots/${name}.txt`;
const SETTINGS = '{\n  "permissions": { "allow": ["Bash(npm test:*)"] }\n}\n';

const json = async (project: TempProject, ...args: string[]) =>
  JSON.parse((await heal(project, [...args, '--json'])).stdout);
const problems = async (project: TempProject): Promise<string[]> =>
  (await json(project, 'doctor')).findings
    .filter((finding: { level: string }) => finding.level === 'problem')
    .map((finding: { check: string; what: string }) => `${finding.check}: ${finding.what}`);

describe('heal-hooks install, doctor, uninstall', () => {
  it('come, work and go without a trace', async () => {
    const project = tempProject({ '.claude/settings.json': SETTINGS, 'README.md': 'x' }, { git: true });
    const text = await transcript(project, [
      ['install', '--dry-run'],
      ['install'],
      ['install'],
      ['doctor'],
      ['uninstall', '--dry-run'],
      ['uninstall'],
      ['uninstall'],
    ]);
    await expect(text).toMatchFileSnapshot(file('install, doctor, uninstall'));
    const status = execFileSync('git', ['status', '--porcelain', '--ignored'], { cwd: project.root, env: project.env });
    expect(status.toString()).toBe('');
  });

  it.each(['local', 'user'])('--scope %s answers a synthetic failure', async (scope) => {
    const project = tempProject();
    const installed = await json(project, 'install', '--scope', scope, '--mode', 'suggest');
    expect(installed).toMatchObject({ scope, changed: true, dry_run: false });
    expect(await problems(project)).toEqual([]);
    const removed = await json(project, 'uninstall', '--purge');
    expect(removed.removed).toHaveLength(1);
    expect(existsSync(project.state)).toBe(false);
    expect(existsSync(join(project.home, '.local', 'share', 'heal-hooks'))).toBe(false);
    expect(existsSync(join(project.home, '.config', 'heal-hooks'))).toBe(false);
    expect(existsSync(project.path('.claude'))).toBe(false);
  });

  it('keeps the user install while something of the project is there to remove', async () => {
    const project = tempProject();
    await heal(project, ['install', '--scope', 'user']);
    await heal(project, ['install']);
    const { stdout } = await heal(project, ['uninstall']);
    expect(stdout).toContain('Still installed (user)');
    expect(await problems(project)).toEqual([]);
  });

  it('refuses settings that do not parse, names the place and writes nothing', async () => {
    const project = tempProject({ '.claude/settings.json': '{\n  "hooks": [,\n}\n' });
    const text = await transcript(project, [['install'], ['doctor']]);
    await expect(text).toMatchFileSnapshot(file('install, settings that do not parse'));
    expect(readdirSync(project.path('.claude'))).toEqual(['settings.json']);
  });

  it('does not install into the home folder as a project', async () => {
    const project = tempProject();
    const { status, stderr } = await heal(project, ['install'], { cwd: project.home });
    expect(status).toBe(2);
    expect(stderr).toContain('install --scope user');
  });

  it('says on an old Node what is missing, instead of a syntax error', () => {
    const project = tempProject();
    const old =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } }); import(process.argv[1])";
    const result = spawnSync(process.execPath, ['-e', old, join(ROOT, 'dist', 'cli.js')], {
      env: project.env,
      cwd: project.root,
    });
    expect(result.stderr.toString()).toMatch(/needs Node 20\.19 or newer; this is 18\.20\.4/);
    expect(result.status).toBe(2);
  });
});

describe('heal-hooks doctor', () => {
  async function installed(): Promise<TempProject> {
    const project = tempProject();
    await heal(project, ['install']);
    return project;
  }

  const settings = (project: TempProject): string => project.path('.claude/settings.json');

  it('finds a missing event, a missing file, and switches that are off', async () => {
    const project = await installed();
    const content = JSON.parse(readFileSync(settings(project), 'utf8'));
    delete content.hooks.PostToolUseFailure;
    content.disableAllHooks = true;
    writeFileSync(settings(project), JSON.stringify(content));
    writeFileSync(project.path('.claude/heal-hooks/session-start.js'), '');
    expect(await problems(project)).toEqual([
      'registration: .claude/settings.json lacks a hook for PostToolUseFailure',
      'switches: .claude/settings.json sets disableAllHooks',
    ]);
    await heal(project, ['uninstall']);
    expect(await problems(project)).toEqual([
      'registration: the hooks are registered nowhere: not in this project, not for this user, not as a plugin',
      'switches: .claude/settings.json sets disableAllHooks',
    ]);
  });

  it('finds a broken bundle by trying it', async () => {
    const project = await installed();
    writeFileSync(project.path('.claude/heal-hooks/hook.cjs'), 'process.exit(0)');
    expect(await problems(project)).toEqual([
      'round trip: the hook (project) answered a synthetic failure with silence',
    ]);
  });

  it('never starts a registered command that install did not write', async () => {
    const project = await installed();
    const text = readFileSync(settings(project), 'utf8');
    const ours = /"command": "\[ -f [^\n]*hook\.sh node failed \|\| true"/g;
    expect(text).toMatch(ours);
    writeFileSync(settings(project), text.replace(ours, '"command": "touch stolen; node .claude/heal-hooks/hook.cjs"'));
    expect(await problems(project)).toContain(
      'round trip: the hook in project settings is not the one that install writes; it was not started',
    );
    expect(existsSync(project.path('stolen'))).toBe(false);
  });

  it('finds faults in the configuration and a state folder that cannot be written', async () => {
    const project = await installed();
    project.write('.heal-hooks/config.json5', "{ mdoe: 'off' }");
    project.write('file', '');
    const env = { HEAL_HOOKS_HOME: project.path('file', 'state') };
    const { stdout, status } = await heal(project, ['doctor'], { env });
    expect(status).toBe(1);
    expect(stdout).toContain('did you mean `mode`?');
    expect(stdout).toMatch(/✖ state +file\/state cannot be written/);
  });

  it('keeps a damaged database aside and says so', async () => {
    const project = await installed();
    await heal(project, ['history']);
    writeFileSync(join(project.state, 'history.db'), 'not a database at all '.repeat(100));
    const { stdout } = await heal(project, ['doctor']);
    expect(stdout).toMatch(/✖ history/);
    const aside = readdirSync(project.state).filter(
      (name) => name.startsWith('history.db') && name !== 'history.db' && !name.includes('owner'),
    );
    expect(aside.map((name) => readFileSync(join(project.state, name), 'utf8').startsWith('not a database'))).toContain(
      true,
    );
    expect(await problems(project)).toEqual([]);
  });
});

describe('the package', () => {
  it('installs from its tarball into another repository, and from a clone', () => {
    const project = tempProject({ 'README.md': 'x' }, { git: true });
    const env = { ...project.env, npm_config_cache: join(project.home, '.npm'), npm_config_update_notifier: 'false' };
    const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', project.home], {
      cwd: ROOT,
      env,
    });
    const tarball = join(project.home, packed.toString().trim());
    const npx = (cwd: string, ...args: string[]): string =>
      execFileSync('npx', ['--yes', '--offline', ...args], { cwd, env }).toString();
    expect(npx(project.root, `file:${tarball}`, 'install')).toContain('heal-hooks: installed');
    const text = readFileSync(project.path('.claude/settings.json'), 'utf8');
    expect(text).not.toMatch(/_npx|\.npm/);
    expect(npx(project.root, `file:${tarball}`, 'uninstall')).toContain('heal-hooks: uninstalled');

    // A clone in which `npm ci` has run: called there for another folder.
    const clone = join(project.home, 'clone');
    mkdirSync(clone);
    cpSync(join(ROOT, 'dist'), join(clone, 'dist'), { recursive: true });
    const { scripts: _built, ...manifest } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    writeFileSync(join(clone, 'package.json'), JSON.stringify(manifest));
    expect(npx(clone, 'heal-hooks', 'install', '--project', project.root)).toContain('heal-hooks: installed');
    expect(existsSync(project.path('.claude/heal-hooks/cli.js'))).toBe(true);
    expect(existsSync(join(clone, '.claude'))).toBe(false);
  }, 120_000);
});
