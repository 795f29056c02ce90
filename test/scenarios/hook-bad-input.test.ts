import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Agent } from '../support/agent.ts';
import { squareWheel } from '../support/square-wheel.ts';
import { tempProject } from '../support/temp-project.ts';

const hook = resolve(import.meta.dirname, '..', '..', 'dist', 'hook.cjs');

const log = (state: string): string => {
  const file = join(state, 'heal-hooks.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

const failure = (over: Record<string, unknown>) => ({
  session_id: 's',
  cwd: '/nowhere',
  hook_event_name: 'PostToolUseFailure',
  tool_name: 'Bash',
  tool_use_id: 'toolu_1',
  tool_input: { command: 'node app.cjs' },
  error: "Exit code 1\nError: Cannot find module 'left-padding'",
  ...over,
});

describe('bad input', () => {
  it.each([
    ['malformed JSON', '{"session_id": "s", ', /not JSON/],
    ['nothing at all', '', /empty/],
    ['blanks', ' \n\t\n', /empty/],
    ['an array', '[1,2]', /not a JSON object/],
    ['a text', '"hello"', /not a JSON object/],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x22, 0x7d]), /not JSON/],
    ['no event name', '{"session_id":"s"}', /no hook_event_name/],
    ['no tool', JSON.stringify(failure({ tool_name: undefined })), /without tool_name/],
    ['no command', JSON.stringify(failure({ tool_input: {} })), /without a command/],
  ])('%s: silence, exit status 0, and a line in the log', (_name, text, message) => {
    const project = tempProject();
    expect(new Agent(project).raw(text)).toEqual({ stdout: '', status: 0 });
    expect(log(project.state)).toMatch(message);
  });

  it.each([
    ['an event that it does not know', { hook_event_name: 'PreCompact' }],
    ['a tool that it does not know', { tool_name: 'mcp__x__y' }],
  ])('%s: silence and no fuss', (_name, over) => {
    const project = tempProject();
    expect(new Agent(project).raw(JSON.stringify(failure(over)))).toEqual({ stdout: '', status: 0 });
    expect(log(project.state)).toBe('');
  });

  it('answers what is incomplete but clear, also with a byte order mark', () => {
    const project = tempProject();
    const bare = { ...failure({}), session_id: undefined, tool_use_id: undefined, cwd: undefined };
    const { stdout } = new Agent(project).raw(`\uFEFF${JSON.stringify(bare)}`);
    expect(JSON.parse(stdout).hookSpecificOutput).toMatchObject({ hookEventName: 'PostToolUseFailure' });
  });

  it('answers a payload of 10 MB', () => {
    const project = tempProject();
    const noise = 'checking one more of very many files, all is well here\n'.repeat(190_000);
    const error = `Exit code 1\n${noise}Error: Cannot find module 'left-padding'\n`;
    const { stdout, status } = new Agent(project).raw(JSON.stringify(failure({ error })));
    expect(status).toBe(0);
    expect(JSON.parse(stdout).hookSpecificOutput.additionalContext).toContain('left-padding');
  });

  it.each([
    ['is below a file', (path: string) => writeFileSync(path, '')],
    ['cannot be written', (path: string) => execFileSync('ln', ['-s', '/proc/self/no-such', path])],
  ])('gives advice where the state folder %s', (_name, spoil) => {
    const project = tempProject({}, { git: true });
    spoil(project.state);
    const agent = new Agent(project);
    expect(agent.bash('node -e "require(\'left-padding\')"').advice).toContain('left-padding');
    expect(agent.bash('node -e 1').advice).toBeNull();
    expect(() => agent.sessionStart()).not.toThrow();
  });

  it('advises, changes nothing and loses no way back where not a byte can be written any more', () => {
    const project = squareWheel();
    const agent = new Agent(project);
    const limited = (id: string): { advice: string; status: number | null } => {
      const error = 'Exit code 1\nzorble: the wheel in left.txt is square';
      const input = failure({
        cwd: project.root,
        tool_use_id: id,
        tool_input: { command: 'sh check.sh left.txt' },
        error,
      });
      const child = spawnSync('/bin/sh', ['-c', 'ulimit -f 0; exec "$0" "$1"', process.execPath, hook], {
        input: JSON.stringify(input),
        env: project.env,
        encoding: 'utf8',
      });
      return { advice: JSON.parse(child.stdout).hookSpecificOutput.additionalContext, status: child.status };
    };
    const wheel = () => readFileSync(project.path('left.txt'), 'utf8');
    expect(limited('toolu_full_1')).toEqual({ status: 0, advice: expect.stringContaining('user/square-wheel') });
    expect(wheel()).toBe('a square wheel\n');

    // A fix that waits, and that did not help.
    agent.bash('sh check.sh left.txt');
    expect(wheel()).toBe('a round wheel\n');
    const { advice } = limited('toolu_full_2');
    expect(advice).toContain('the fix of left.txt did not help and was not taken back');
    expect(wheel()).toBe('a round wheel\n');
    agent.cli('rollback');
    expect(wheel()).toBe('a square wheel\n');
  });

  it('works on when its files are damaged, and keeps what it cannot read', () => {
    const project = tempProject({}, { git: true });
    const agent = new Agent(project);
    expect(agent.bash('node -e "require(\'left-padding\')"').advice).toContain('left-padding');
    writeFileSync(join(project.state, 'sessions', 'session-1.jsonl'), '\u0000{"t":\n\n{{{');
    writeFileSync(join(project.state, 'history.db'), 'this is no database');
    expect(agent.bash('node -e "require(\'right-padding\')"').advice).toContain('right-padding');
    agent.sessionStart();
    const { events } = JSON.parse(agent.cli('history', '--json'));
    expect(events).toHaveLength(2);
    const aside = execFileSync('ls', [project.state], { encoding: 'utf8' });
    expect(aside).toMatch(/history\.db\.\S*(?:corrupt|damaged|aside)/);
  });

  it('reports a pattern file that does not parse, and goes on with the rest', () => {
    const project = tempProject({ '.heal-hooks/error-patterns.json': '{"patterns": [{ }' }, { git: true });
    const agent = new Agent(project);
    expect(agent.bash('node -e "require(\'left-padding\')"').advice).toContain('left-padding');
    expect(log(project.state)).toMatch(/error-patterns\.json/);
  });

  it('reports a configuration that does not parse, and goes on with the defaults', () => {
    const project = tempProject({ '.heal-hooks/config.json5': '{ mode: "safe", notises: true' }, { git: true });
    const agent = new Agent(project);
    expect(agent.bash('node -e "require(\'left-padding\')"').advice).toContain('left-padding');
    expect(log(project.state)).toMatch(/config\.json5/);
  });
});
