import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { heal } from '../support/cli.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

const dist = resolve(import.meta.dirname, '..', '..', 'dist');
const NOWHERE = '/proc/heal-hooks/state';
const LIMIT_MS = 60_000;

const call = (hook_event_name: string, over: Record<string, unknown>) =>
  JSON.stringify({ session_id: 's', hook_event_name, tool_name: 'Bash', tool_use_id: 'toolu_1', ...over });
const failing = call('PostToolUseFailure', {
  tool_input: { command: 'node app.cjs' },
  error: "Exit code 1\nError: Cannot find module 'left-padding'",
});
const passing = call('PostToolUse', { tool_input: { command: 'ls' }, tool_response: { stdout: 'a', stderr: '' } });
const starting = call('SessionStart', { source: 'startup' });
const asking = [
  { id: 1, method: 'initialize', params: { protocolVersion: '2025-11-25', capabilities: {} } },
  { id: 2, method: 'tools/call', params: { name: 'history', arguments: {} } },
];

/** Runs a built entry under a time limit; a process that had to be ended has no status. */
const run = ({ root, env }: TempProject, args: readonly string[], input: string) =>
  spawnSync(args[0] ?? '', args.slice(1), {
    cwd: root,
    env: { ...env, HEAL_HOOKS_HOME: NOWHERE },
    input,
    timeout: LIMIT_MS,
    encoding: 'utf8',
  });

const node = (entry: string, ...args: string[]) => [process.execPath, join(dist, entry), ...args];

// Node's recursive `mkdir` never returns below /proc on Node 20: the worst place that a person can name.
describe.runIf(existsSync('/proc/self'))('a state folder that can never be made', () => {
  it.each<[string, string[], string, RegExp]>([
    ['the hook advises on a failure', node('hook.js'), failing, /left-padding/],
    ['the hook is silent on a success', node('hook.js'), passing, /^$/],
    ['the shell entry is silent', ['/bin/sh', join(dist, 'hook.sh'), process.execPath], passing, /^$/],
    ['a session starts', node('session-start.js'), starting, /^$/],
    ['post-test reports', node('post-test.js'), '1 failed, 2 passed in 0.1s\n', /1 failed/],
    ['the server answers', node('mcp.js'), asking.map((one) => `${JSON.stringify(one)}\n`).join(''), /"id":2/],
  ])('%s', (_name, args, input, answer) => {
    const child = run(tempProject({}, { git: true }), args, input);
    expect(child.error).toBeUndefined();
    expect(child.status).toBe(0);
    expect(child.stdout).toMatch(answer);
  });

  it.each<[string, number, RegExp]>([
    ['doctor', 1, /state +\/proc\/heal-hooks\/state cannot be written: .*\/proc takes no folders/],
    ['history', 0, /the folder \/proc\/heal-hooks cannot be made: \/proc takes no folders/],
    ['patterns list', 0, /python\/missing-module/],
    ['backups', 0, /no backups/],
    ['run -- node -e process.exit(3)', 3, /not recorded/],
  ])('heal-hooks %s ends', async (line, status, words) => {
    const project = tempProject({}, { git: true });
    const end = AbortSignal.timeout(LIMIT_MS);
    const done = await heal(project, line.split(' '), { env: { HEAL_HOOKS_HOME: NOWHERE } });
    expect(end.aborted).toBe(false);
    expect(done.status, done.stderr).toBe(status);
    expect(done.stdout + done.stderr).toMatch(words);
  });

  it('an install for the user says what stands in the way', async () => {
    const project = tempProject({}, { git: true });
    const { status, stderr } = await heal(project, ['install', '--scope', 'user'], {
      env: { XDG_DATA_HOME: '/proc/no' },
    });
    expect(status).toBe(2);
    expect(stderr).toContain('the folder /proc/no cannot be made: /proc takes no folders');
  });
});
