import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TempProject } from './temp-project.ts';

const dist = resolve(import.meta.dirname, '..', '..', 'dist');

/** What came of one tool call: the output, and what the hook added. */
export interface Call {
  exitCode: number;
  output: string;
  /** Text for the agent; null when the hook was silent. */
  advice: string | null;
  /** Text for the person; null when there was none. */
  note: string | null;
}

export interface AgentOptions {
  session?: string;
  /** Id of a subagent. */
  agent?: string;
  env?: Record<string, string>;
  /** How a success reaches the hook: `node`, or the shell entry that may decide by itself. */
  door?: 'node' | 'shell';
  /** Its hook is killed: only what it had said by then counts. */
  dying?: boolean;
}

/** Ids of tool calls are unique in a session, whichever agent makes them. */
let calls = 0;

/** Plays an agent in a project: runs real commands and hands their outcome to the built hook exactly as the client does. */
export class Agent {
  private readonly session: string;

  constructor(
    private readonly project: TempProject,
    private readonly options: AgentOptions = {},
  ) {
    this.session = options.session ?? 'session-1';
  }

  /** Runs a command in the Bash tool. */
  bash(command: string): Call {
    const { exitCode, output } = this.run(command);
    const cut = output.replace(/\n$/, '').slice(0, 30_000);
    return {
      exitCode,
      output,
      ...this.told(
        exitCode === 0
          ? { hook_event_name: 'PostToolUse', tool_response: response(cut), ...call(command) }
          : { hook_event_name: 'PostToolUseFailure', error: `Exit code ${exitCode}\n${cut}`, ...call(command) },
      ),
    };
  }

  /** The same without waiting: agents of one session that do it side by side deliver the same event. */
  async deliver(command: string): Promise<Pick<Call, 'advice' | 'note'>> {
    const { exitCode, output } = this.run(command);
    const payload = {
      hook_event_name: 'PostToolUseFailure',
      error: `Exit code ${exitCode}\n${output}`,
      ...call(command),
    };
    const child = spawn(process.execPath, [join(dist, 'hook.js')], { cwd: this.project.root, env: this.env() });
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stdin.end(JSON.stringify(this.body({ tool_use_id: 'toolu_shared', ...payload })));
    await once(child, 'close');
    return heard(stdout, payload.hook_event_name);
  }

  /** Says that a file was edited; the edit itself is the test's. */
  edited(file: string, oldText: string, newText: string): void {
    const input = { file_path: join(this.project.root, file), old_string: oldText, new_string: newText };
    this.told({ hook_event_name: 'PostToolUse', tool_name: 'Edit', tool_input: input, tool_response: {} });
  }

  /** A session event: `startup`, `compact`, …; `more` goes into its payload. */
  sessionStart(source = 'startup', more: Record<string, unknown> = {}): void {
    this.send('session-start.js', { hook_event_name: 'SessionStart', source, ...more });
  }

  /** Sends any text to the door for successes; answers its stdout and exit status. */
  raw(text: string | Buffer): { stdout: string; status: number | null } {
    const [program, args] = this.door('hook.js', this.options.door === 'shell');
    const child = spawnSync(program, args, {
      input: text,
      cwd: this.project.root,
      env: this.env(),
      maxBuffer: 1 << 26,
    });
    return { stdout: child.stdout.toString(), status: child.status };
  }

  /** A CLI command of the same bundle. */
  cli(...args: string[]): string {
    const options = { cwd: this.project.root, env: this.env(), encoding: 'utf8' as const };
    return execFileSync(process.execPath, [join(dist, 'cli.js'), ...args], options);
  }

  private run(command: string): { exitCode: number; output: string } {
    const file = join(this.project.home, 'output');
    const fd = openSync(file, 'w');
    const child = spawnSync('bash', ['-c', command], {
      cwd: this.project.root,
      env: this.project.env,
      stdio: ['ignore', fd, fd],
    });
    closeSync(fd);
    return { exitCode: child.status ?? 143, output: readFileSync(file, 'utf8') };
  }

  private told(payload: Record<string, unknown>): { advice: string | null; note: string | null } {
    calls += 1;
    const stdout = this.send('hook.js', { tool_use_id: `toolu_${calls}`, duration_ms: 7, ...payload });
    return heard(stdout, String(payload.hook_event_name));
  }

  private send(entry: string, payload: Record<string, unknown>): string {
    const success = payload.hook_event_name === 'PostToolUse' && payload.tool_name === 'Bash';
    const [program, args] = this.door(entry, this.options.door === 'shell' && success);
    const child = spawnSync(program, args, {
      input: JSON.stringify(this.body(payload)),
      cwd: this.project.root,
      env: this.env(),
      encoding: 'utf8',
    });
    const died = this.options.dying && child.signal === 'SIGKILL';
    if (child.status !== 0 && !died) throw new Error(`the hook exited ${child.status}: ${child.stderr}`);
    return child.stdout;
  }

  private door(entry: string, shell: boolean): [program: string, args: string[]] {
    return shell ? ['/bin/sh', [join(dist, 'hook.sh'), process.execPath]] : [process.execPath, [join(dist, entry)]];
  }

  private body(payload: Record<string, unknown>): Record<string, unknown> {
    const { agent } = this.options;
    const { hook_event_name, tool_name, tool_input, tool_response, error, tool_use_id, duration_ms, ...rest } = payload;
    // In the order in which the client writes them.
    return {
      session_id: this.session,
      transcript_path: join(this.project.home, `${this.session}.jsonl`),
      cwd: this.project.root,
      ...(agent && { agent_id: agent }),
      permission_mode: 'default',
      hook_event_name,
      tool_name,
      tool_input,
      tool_response,
      tool_use_id,
      error,
      duration_ms,
      ...rest,
    };
  }

  private env(): Record<string, string> {
    return { ...this.project.env, ...this.options.env };
  }
}

function heard(stdout: string, event: string): { advice: string | null; note: string | null } {
  if (stdout === '') return { advice: null, note: null };
  const reply = JSON.parse(stdout);
  const { hookEventName, additionalContext } = reply.hookSpecificOutput ?? {};
  if (hookEventName !== undefined && hookEventName !== event)
    throw new Error(`the reply names ${hookEventName}, the event was ${event}`);
  return { advice: additionalContext ?? null, note: reply.systemMessage ?? null };
}

const call = (command: string) => ({ tool_name: 'Bash', tool_input: { command, description: 'test' } });

const response = (stdout: string) => ({
  stdout,
  stderr: '',
  interrupted: false,
  isImage: false,
  noOutputExpected: false,
});
