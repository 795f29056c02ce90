import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { heal } from '../support/cli.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

const SETTINGS = '.claude/settings.json';

/** The command that the client would run for a failing command, run as the client does. */
function fire(project: TempProject, settings: string): { stdout: string; stderr: string; status: number | null } {
  const { hooks } = JSON.parse(readFileSync(settings, 'utf8'));
  const { command, args } = hooks.PostToolUseFailure[0].hooks[0];
  const payload = {
    session_id: 's',
    cwd: project.root,
    hook_event_name: 'PostToolUseFailure',
    tool_name: 'Bash',
    tool_use_id: 't',
    tool_input: { command: 'python3 a.py' },
    error: "Exit code 1\nModuleNotFoundError: No module named 'left_padding'",
  };
  return spawnSync(args ? command : '/bin/sh', args ?? ['-c', command], {
    cwd: project.root,
    env: { ...project.env, CLAUDE_PROJECT_DIR: project.root },
    input: JSON.stringify(payload),
    encoding: 'utf8',
  });
}

/** The same project with names that shells and scripts trip over. */
function awkward(): TempProject {
  const made = tempProject();
  const root = join(made.root, "it's a “repo” ünï $HOME");
  const home = join(made.home, 'home folder');
  mkdirSync(root);
  mkdirSync(home);
  const { HEAL_HOOKS_HOME: _, XDG_CONFIG_HOME: __, XDG_DATA_HOME: ___, ...env } = made.env;
  return { ...made, root, home, env: { ...env, HOME: home }, path: (...parts) => join(root, ...parts) };
}

describe('an install in unfriendly surroundings', () => {
  it.each(['project', 'local', 'user'])(
    '--scope %s works below names with blanks, quotes and letters',
    async (scope) => {
      const project = awkward();
      const { status, stdout } = await heal(project, ['install', '--scope', scope]);
      expect(status).toBe(0);
      const settings = { project: project.path(SETTINGS), local: project.path('.claude/settings.local.json') };
      const file = scope === 'user' ? join(project.home, SETTINGS) : settings[scope as keyof typeof settings];
      const hook = fire(project, file);
      expect([hook.stderr, hook.status]).toEqual(['', 0]);
      expect(hook.stdout).toContain('left_padding');
      // The commands that are printed can be typed.
      const check = /Check: {2}(.+)$/m.exec(stdout)?.[1] ?? '';
      const doctor = spawnSync('/bin/sh', ['-c', check], { cwd: project.root, env: project.env, encoding: 'utf8' });
      expect(doctor.stdout).toContain('heal-hooks: everything works');
      expect((await heal(project, ['uninstall', '--scope', scope])).status).toBe(0);
      expect(readdirSync(project.root)).toEqual([]);
    },
  );

  it('refuses settings that are locked or a link to nothing', async () => {
    const locked = tempProject({ [SETTINGS]: '{}\n' });
    chmodSync(locked.path(SETTINGS), 0o444);
    const refused = await heal(locked, ['install']);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('.claude/settings.json: it is read-only');
    expect(readdirSync(locked.path('.claude'))).toEqual(['settings.json']);

    const dangling = tempProject({ '.claude/other': '' });
    symlinkSync('../nowhere/settings.json', dangling.path(SETTINGS));
    const { status, stderr } = await heal(dangling, ['install']);
    expect(status).toBe(2);
    expect(stderr).toContain('it is a link to ../nowhere/settings.json, where nothing is');
    expect(lstatSync(dangling.path(SETTINGS)).isSymbolicLink()).toBe(true);
  });

  it('says that the client does not read settings with comments or trailing commas', async () => {
    const commented = '{\n  // team rules\n  "model": "opus"\n}\n';
    for (const [text, fault] of [
      [commented, 'holds a comment'],
      ['{\n  "model": "opus",\n}\n', 'holds a trailing comma'],
    ] as const) {
      const project = tempProject({ [SETTINGS]: text });
      expect((await heal(project, ['install'])).stdout).toContain(`${fault}. The client reads plain JSON only`);
      expect((await heal(project, ['doctor'])).stdout).toContain(`.claude/settings.json is no plain JSON: line`);
      await heal(project, ['uninstall']);
      expect(readFileSync(project.path(SETTINGS), 'utf8')).toBe(text);
    }
    const plain = tempProject({ [SETTINGS]: '\uFEFF{\r\n  "model": "http://x, }"\r\n}\r\n' });
    expect((await heal(plain, ['install'])).stdout).not.toContain('plain JSON');
    expect((await heal(plain, ['doctor'])).stdout).toContain('heal-hooks: everything works');
  });

  it('comes into a linked .claude folder and leaves the link', async () => {
    const project = tempProject({ 'conf/kept.md': '' });
    symlinkSync('conf', project.path('.claude'));
    await heal(project, ['install']);
    expect(fire(project, project.path(SETTINGS)).stdout).toContain('left_padding');
    await heal(project, ['uninstall']);
    expect(readdirSync(project.path('conf'))).toEqual(['kept.md']);
    expect(lstatSync(project.path('.claude')).isSymbolicLink()).toBe(true);
  });

  it('does without git and without a repository', async () => {
    const project = tempProject();
    const bin = join(project.home, 'bin');
    mkdirSync(bin);
    for (const [name, target] of [
      ['node', process.execPath],
      ['sh', '/bin/sh'],
      ['cat', '/bin/cat'],
    ])
      symlinkSync(target ?? '', join(bin, name ?? ''));
    const poor = { ...project, env: { ...project.env, PATH: bin } };
    expect((await heal(poor, ['install'])).status).toBe(0);
    expect((await heal(poor, ['doctor'])).stdout).toContain('heal-hooks: everything works');
    expect((await heal(poor, ['uninstall'])).status).toBe(0);
  });

  it('says at an uninstall what it could not take back without its list', async () => {
    const project = tempProject();
    await heal(project, ['install']);
    writeFileSync(project.path('.claude/heal-hooks/install.json'), '{');
    const { stdout } = await heal(project, ['uninstall']);
    expect(stdout).toMatch(/install\.json cannot be read, so nobody knows which files are ours/);
    expect(readFileSync(project.path(SETTINGS), 'utf8')).not.toContain('heal-hooks');
  });

  it('is taken back for one scope although the settings of another do not parse', async () => {
    const project = tempProject();
    await heal(project, ['install', '--scope', 'user']);
    project.write(SETTINGS, '{ "hooks": [');
    const { status, stderr } = await heal(project, ['uninstall']);
    expect(status).toBe(2);
    expect(stderr).toContain(`${project.path(SETTINGS)}: line 1`);
    expect((await heal(project, ['uninstall', '--scope', 'user'])).stdout).toContain('heal-hooks: uninstalled.');
  });
});

describe('uninstall --purge', () => {
  it('removes nothing where the state folder holds other things', async () => {
    const project = tempProject();
    writeFileSync(join(project.home, 'letter.txt'), 'dear reader');
    mkdirSync(join(project.home, 'projects'));
    const env = { HEAL_HOOKS_HOME: project.home };
    await heal(project, ['install'], { env });
    const before = readdirSync(project.home);
    const { status, stderr } = await heal(project, ['uninstall', '--purge'], { env });
    expect(status).toBe(2);
    expect(stderr).toMatch(/holds other things than the state of heal-hooks \(.*letter\.txt.*\)/);
    expect(readdirSync(project.home)).toEqual(before);
    expect((await heal(project, ['uninstall'], { env })).status).toBe(0);
    expect(readdirSync(project.home)).toContain('letter.txt');
  });
});
