import { spawn } from 'node:child_process';
import { type AgentView, agentView, type ModelRequest } from './agent-view.ts';
import { type Step, startModel } from './scripted-model.ts';

/** Where one conversation happens. */
export interface Setting {
  project: string;
  home: string;
  /** Extra arguments for the client, such as `--plugin-dir`. */
  args?: string[];
  env?: Record<string, string>;
  /** Without an account of each hook, as people run it: writing that takes time. */
  quiet?: boolean;
}

/** What came of one conversation. */
export interface Conversation {
  exitCode: number | null;
  /** What the agent had seen when it spoke last. */
  seen: AgentView;
  requests: ModelRequest[];
  /** Milliseconds each tool call took, seen from the model. */
  spans: number[];
  /** The client's own account, one object a line of its `stream-json` output; none of a quiet one. */
  log: Record<string, unknown>[];
  stderr: string;
}

/** Path of the real client's binary, set by `scripts/client-tests.mjs`. */
export const CLIENT = process.env.HEAL_HOOKS_CLIENT ?? '';

/** Only what the client needs: no credentials, no settings, no proxy of the person who runs the tests. */
const cleanEnv = ({ home, env = {} }: Setting, url: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  TMPDIR: home,
  LANG: 'C.UTF-8',
  ANTHROPIC_BASE_URL: url,
  ANTHROPIC_API_KEY: 'dummy',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  DISABLE_AUTOUPDATER: '1',
  DISABLE_TELEMETRY: '1',
  IS_SANDBOX: '1',
  ...env,
});

const ACCOUNT = ['--output-format', 'stream-json', '--verbose', '--include-hook-events'];
const TOOLS = ['--allowedTools', 'Bash,Read,Edit,Write,mcp__plugin_heal-hooks_heal'];

/** Drives the real client through a script, in the project of `setting`, and answers what the agent saw. */
export async function converse(setting: Setting, steps: readonly Step[]): Promise<Conversation> {
  const model = await startModel(steps);
  try {
    const account = setting.quiet ? [] : ACCOUNT;
    const child = spawn(CLIENT, ['-p', 'go', ...account, ...TOOLS, ...(setting.args ?? [])], {
      cwd: setting.project,
      env: cleanEnv(setting, model.url),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const last = model.requests.at(-1);
    if (!last) throw new Error(`the client asked the model nothing (exit ${exitCode}): ${stderr}${stdout}`);
    const log = (setting.quiet ? '' : stdout)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    return { exitCode, seen: agentView(last), requests: model.requests, spans: model.spans, log, stderr };
  } finally {
    await model.close();
  }
}

/** A step that runs a command in the Bash tool. */
export const bash = (command: string): Step => ({ tool: 'Bash', input: { command, description: 'test' } });
