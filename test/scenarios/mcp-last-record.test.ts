import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { tempProject } from '../support/temp-project.ts';

const server = resolve(import.meta.dirname, '..', '..', 'dist', 'mcp.js');

it('writes down what the server answered although the client leaves at once', async () => {
  const project = tempProject();
  const env = { ...project.env, CLAUDECODE: '1', CLAUDE_PROJECT_DIR: project.root };
  const child = spawn(process.execPath, [server], { cwd: project.root, env, stdio: ['pipe', 'ignore', 'inherit'] });
  const events = Array.from({ length: 10 }, (_, n) => ({
    session_id: 'session',
    cwd: project.root,
    tool_name: 'Bash',
    tool_use_id: `toolu_${n}`,
    // Successes are answered before they are looked at.
    ...(n % 2 === 0
      ? {
          hook_event_name: 'PostToolUseFailure',
          tool_input: { command: `./orbit ${n}` },
          error: 'Exit code 1\nthe flux is out of phase, giving up',
        }
      : {
          hook_event_name: 'PostToolUse',
          tool_input: { command: `touch ${n}` },
          tool_response: { stdout: '', stderr: '', interrupted: false },
        }),
  }));
  const calls = events.map((event, id) => ({
    jsonrpc: '2.0',
    id,
    method: 'tools/call',
    params: { name: 'hook', arguments: event },
  }));
  child.stdin.end(calls.map((call) => `${JSON.stringify(call)}\n`).join(''));
  await once(child, 'exit');
  const records = readFileSync(join(project.state, 'journal', 'open.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).r);
  const written = records.filter(({ kind }) => kind === 'event').map(({ command }) => command);
  expect(written.sort()).toEqual(events.map(({ tool_input }) => tool_input.command).sort());
});
