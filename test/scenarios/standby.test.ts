import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { encodeRequest } from '../../src/system/standby/standby-request.ts';
import { squareWheel } from '../support/square-wheel.ts';
import { beginStandby, doneWithout, listens, muteStandby, standby, standbyFolder, until } from '../support/standby.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

const dist = resolve(import.meta.dirname, '..', '..', 'dist');
const TRACE = `Traceback (most recent call last):\n  File "app.py", line 1, in <module>\nModuleNotFoundError: No module named 'left_padding'`;

/** How the hook of a failure is started: as Node's script, and as an install registers it, through a shell and no Node where a standby answers. */
const DOORS = {
  node: [process.execPath, join(dist, 'hook.cjs')],
  shell: ['/bin/sh', join(dist, 'hook.sh'), process.execPath, 'failed'],
  'shell without Node': ['/bin/sh', join(dist, 'hook.sh'), '/nowhere/node', 'failed'],
} as const;
type Door = keyof typeof DOORS;
const doors = ['node', 'shell'] as const;

let calls = 0;
function fail(project: TempProject, change: Record<string, string> = {}, door: Door = 'node'): string {
  calls += 1;
  const payload = {
    session_id: `session-${calls}`,
    cwd: project.root,
    hook_event_name: 'PostToolUseFailure',
    tool_name: 'Bash',
    tool_use_id: `toolu_${calls}`,
    tool_input: { command: 'python app.py' },
    error: `Exit code 1\n${TRACE}`,
  };
  const [program, ...args] = DOORS[door];
  const { stdout, stderr, status } = spawnSync(program, args, {
    input: JSON.stringify(payload),
    cwd: project.root,
    env: { ...project.env, ...change },
    encoding: 'utf8',
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout;
}

describe('the standby', () => {
  it.each(doors)('answers what the hook itself would say, and leaves the same history (%s)', async (door) => {
    const [alone, helped] = [tempProject({ 'app.py': '' }), tempProject({ 'app.py': '' })];
    await standby(helped);
    const said = [fail(alone, {}, door), fail(helped, {}, door)];
    expect(said[0]).toContain('left_padding');
    expect(said[1]?.replaceAll(helped.root, '')).toBe(said[0]?.replaceAll(alone.root, ''));
    expect([doneWithout(alone), doneWithout(helped)]).toEqual([true, false]);
    const journal = (project: TempProject): string => join(project.state, 'journal', 'open.jsonl');
    const kinds = (project: TempProject): string[] =>
      readFileSync(journal(project), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).r.kind);
    // The standby writes after it has answered.
    await until(() => existsSync(journal(helped)) && kinds(helped).length >= kinds(alone).length);
    expect(kinds(helped)).toEqual(kinds(alone));
  });

  it.each(doors)('takes the environment of each hook, not its own (%s)', async (door) => {
    const project = tempProject({ 'app.py': '' });
    await standby(project);
    expect(fail(project, { HEAL_HOOKS: '0' }, door)).toBe('');
    expect(fail(project, {}, door)).toContain('left_padding');
    expect(doneWithout(project)).toBe(false);
  });

  it('is asked without Node where there is perl', async (context) => {
    if (!existsSync('/usr/bin/perl')) context.skip('no /usr/bin/perl here');
    const project = tempProject({ 'app.py': '' });
    expect(fail(project, {}, 'shell without Node')).toBe('');
    await standby(project);
    expect(fail(project, {}, 'shell without Node')).toContain('left_padding');
    const odd = { 'HEAL HOOKS "odd"': 'a\nb\\"\u00e9=\u0007', LC_ALL: 'xx_XX.UTF-8', PERL_UNICODE: 'SDA' };
    expect(fail(project, odd, 'shell without Node')).toContain('left_padding');
    // What may change perl itself is not for us to run.
    expect(fail(project, { PERL5OPT: '-Mstrict' }, 'shell without Node')).toBe('');
    expect(doneWithout(project)).toBe(false);
  });

  it.each(doors)('is done without when it was killed (%s)', async (door) => {
    const project = tempProject({ 'app.py': '' });
    const child = await standby(project);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(listens(project)).toBe(true);
    expect(fail(project, {}, door)).toContain('left_padding');
    expect(doneWithout(project)).toBe(true);
  });

  it.each(doors)('is done without when it closes before it has answered (%s)', async (door) => {
    const project = tempProject({ 'app.py': '' });
    await muteStandby(project);
    expect(fail(project, {}, door)).toContain('left_padding');
    expect(doneWithout(project)).toBe(true);
  });

  it('takes the place of one that was killed, and leaves one that lives', async () => {
    const project = tempProject({ 'app.py': '' });
    const first = await standby(project);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const [name] = readdirSync(standbyFolder(project));
    const made = (): number | undefined =>
      statSync(join(standbyFolder(project), name ?? ''), { throwIfNoEntry: false })?.mtimeMs;
    const dead = made();
    const second = beginStandby(project.env);
    await until(() => made() !== undefined && made() !== dead);
    const third = beginStandby(project.env);
    expect((await once(third, 'exit'))[0]).toBe(0);
    expect(second.exitCode).toBeNull();
    expect(fail(project)).toContain('left_padding');
    expect(doneWithout(project)).toBe(false);
  });

  it('leaves to the next hook what it could not tell one that was killed', async () => {
    const project = squareWheel();
    const child = await standby(project);
    const payload = {
      session_id: 'killed',
      cwd: project.root,
      hook_event_name: 'PostToolUseFailure',
      tool_name: 'Bash',
      tool_use_id: 'toolu_killed',
      tool_input: { command: 'sh check.sh left.txt' },
      error: 'Exit code 1\nzorble: the wheel in left.txt is square',
    };
    const request = { env: project.env, cwd: project.root, payload: JSON.stringify(payload) };
    child.kill('SIGSTOP'); // it reads the request when the hook is gone, however fast it is
    const hook = createConnection(join(standbyFolder(project), readdirSync(standbyFolder(project))[0] ?? ''));
    hook.end(encodeRequest(request), () => hook.destroy());
    await once(hook, 'close');
    child.kill('SIGCONT');
    await until(() => readFileSync(project.path('left.txt'), 'utf8') === 'a round wheel\n');
    const left = (): string[] => readdirSync(join(project.state, 'pending'));
    await until(() => left().some((name) => /^unsaid-\S+\.making\.0\./.test(name)));
    const said = fail(project);
    expect(said).toContain('an earlier hook was ended before it could say this');
    expect(said).toContain('Changed: left.txt:1');
    expect(fail(project)).not.toContain('Changed: ');
  });

  it('ends when its socket is gone, as after an uninstall', async () => {
    const project = tempProject();
    const child = await standby(project);
    rmSync(standbyFolder(project), { recursive: true });
    expect((await once(child, 'exit'))[0]).toBe(0);
  });

  it('rehearses without a trace, also when it is ended in the middle', async () => {
    const project = tempProject();
    const scratch = join(project.home, 'tmp');
    mkdirSync(scratch);
    const begin = (): ChildProcess => beginStandby({ ...project.env, TMPDIR: scratch });
    const rehearses = (): boolean => readdirSync(scratch).some((name) => name.startsWith('heal-hooks-rehearsal-'));
    const child = begin();
    await until(rehearses);
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[1]).toBe('SIGTERM');
    expect(readdirSync(scratch)).toEqual([]);
    begin();
    await until(rehearses);
    await until(() => !rehearses());
    expect(readdirSync(scratch)).toEqual([]);
    expect(readdirSync(project.state)).toEqual(['standby']);
  });

  it('is private to the user', async () => {
    const project = tempProject();
    await standby(project);
    expect(statSync(standbyFolder(project)).mode & 0o077).toBe(0);
  });

  it.each([
    ['asked for', ['--standby'], '{}', true],
    ['not asked for', [], '{}', false],
    ['switched off', ['--standby'], '{standby: false}', false],
  ])('is started with a session where it is %s', async (_, words, config, expected) => {
    const project = tempProject();
    mkdirSync(join(project.env.XDG_CONFIG_HOME ?? '', 'heal-hooks'), { recursive: true });
    project.write('../home/.config/heal-hooks/config.json5', config);
    const payload = { session_id: 's', cwd: project.root, hook_event_name: 'SessionStart', source: 'startup' };
    spawnSync(process.execPath, [join(dist, 'session-start.js'), ...words], {
      input: JSON.stringify(payload),
      env: project.env,
      cwd: project.root,
    });
    if (expected) await until(() => listens(project));
    else await sleep(500);
    expect(listens(project)).toBe(expected);
    rmSync(project.state, { recursive: true, force: true }); // it sees that and ends
  });
});
