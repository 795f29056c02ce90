import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Agent } from '../support/agent.ts';
import { tempProject } from '../support/temp-project.ts';

const hook = resolve(import.meta.dirname, '..', '..', 'dist', 'hook.js');

describe('what the hooks leave behind', () => {
  it('has ten events in the history at the next start of a session, with no command of a person', () => {
    const project = tempProject({ 'ok.txt': '' }, { git: true });
    const agent = new Agent(project);
    for (let n = 0; n < 5; n++) agent.bash(`node -e "require('left-padding-${n}')"`);
    for (let n = 0; n < 4; n++) agent.bash(`echo ${n}`);
    agent.edited('ok.txt', 'a', 'b');
    expect(existsSync(join(project.state, 'history.db'))).toBe(false);
    new Agent(project, { session: 'session-2' }).sessionStart();
    expect(existsSync(join(project.state, 'journal', 'open.jsonl'))).toBe(false);
    const { events } = JSON.parse(agent.cli('history', '--all', '--json'));
    expect(events).toHaveLength(10);
    expect(events.filter(({ outcome }: { outcome: string }) => outcome === 'failed')).toHaveLength(5);
    expect(events[0].edit).toMatchObject({ oldText: 'a', newText: 'b' });
  });

  it('keeps no secret of a command or an output', () => {
    const project = tempProject({}, { git: true });
    const agent = new Agent(project);
    const token = `ghp_${'a1B2'.repeat(10)}`;
    agent.bash(`echo "Error: bad credentials for https://dev:hunter22@example.org with ${token}"; exit 1`);
    agent.bash(`GITHUB_TOKEN=${token} true`);
    agent.sessionStart();
    const secrets = [`${token}|hunter22`, project.state, '--binary-files=text'];
    const { stdout: kept } = spawnSync('grep', ['-rlE', ...secrets], { encoding: 'utf8' });
    expect(kept).toBe('');
  });

  it('keeps the logs of failures, tests and builds', () => {
    const project = tempProject({}, { git: true });
    const tool = (name: string, output: string) =>
      project.write(name, `#!/bin/sh\ncat <<'END'\n${output}\nEND\nexit 1\n`, 0o755);
    tool('pytest', 'FAILED tests/test_cart.py::test_total - assert 3 == 4\n==== 1 failed, 118 passed in 3.21s ====');
    tool(
      'cargo',
      'error[E0382]: borrow of moved value: `a`\n --> src/main.rs:4:5\nerror: could not compile `shop` (bin "shop") due to 1 previous error',
    );
    const agent = new Agent(project);
    agent.bash('./pytest -q');
    agent.bash('./cargo build');
    const folder = execFileSync('find', [project.state, '-name', '*.log', '-o', '-name', '*.txt'], {
      encoding: 'utf8',
    });
    const text = (name: string) => {
      const file = folder.split('\n').find((path) => path.endsWith(name));
      return file ? readFileSync(file, 'utf8') : '';
    };
    expect(text('error-log.txt').trim().split('\n')).toHaveLength(2);
    expect(text('test-history.log')).toMatch(/^\d{4}-\d\d-\d\dT.*pytest: 1 failed, 118 passed/);
    expect(text('rust-build-history.log')).toMatch(/cargo|rustc/);
  });

  it('loses nothing when many hooks write at once and some are killed', async () => {
    const project = tempProject({}, { git: true });
    const HOOKS = 24;
    const killed = new Set([7, 15, 21]);
    const runs = Array.from({ length: HOOKS }, async (_, n) => {
      const child = spawn(process.execPath, [hook], {
        cwd: project.root,
        env: project.env,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      child.stdin.end(
        JSON.stringify({
          session_id: `session-${n % 4}`,
          cwd: project.root,
          hook_event_name: 'PostToolUseFailure',
          tool_name: 'Bash',
          tool_use_id: `toolu_${n}`,
          tool_input: { command: `task ${n}` },
          error: `Exit code 1\nError: Cannot find module 'left-padding-${n}'`,
        }),
      );
      if (killed.has(n)) setTimeout(() => child.kill('SIGKILL'), 60);
      await once(child, 'close');
    });
    await Promise.all(runs);
    const { events } = JSON.parse(new Agent(project).cli('history', '--json', '--limit', '100'));
    const ids = new Set(events.map(({ id }: { id: string }) => id));
    expect(ids.size).toBe(events.length);
    expect(ids.size).toBeGreaterThanOrEqual(HOOKS - killed.size);
  });
});
