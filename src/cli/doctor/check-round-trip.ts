import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { duration } from '../../report/time-words.ts';
import { type HookHandler, registrationFor } from '../install/registration.ts';
import { type Check, type Found, ok, type Patient } from './check.ts';
import type { Installed } from './installed.ts';

const TIMEOUT = 20_000;

/** A failure that every version knows. Nothing can be fixed about it: the folder it names is empty. */
const FAILURE =
  'Exit code 1\nTraceback (most recent call last):\n  File "<string>", line 1, in <module>\nModuleNotFoundError: No module named \'heal_hooks_doctor\'';

/** Sends a synthetic failure through each registered hook, exactly as the client does, and looks at the answer and at the clock. */
export const checkRoundTrip: Check = {
  name: 'round trip',
  async run(patient) {
    const found: Found[] = [];
    for (const one of patient.installed)
      for (const { event, handler } of one.handlers)
        if (event === 'PostToolUseFailure') found.push(await roundTrip(one, handler, patient));
    return found.length > 0 ? found : [{ level: 'note', what: 'no hook is registered in settings; nothing to try' }];
  },
};

async function roundTrip(one: Installed, handler: { [key: string]: unknown }, patient: Patient): Promise<Found> {
  const { context } = patient;
  const install = `${context.program} install --scope ${one.scope}`;
  const argv = commandOf(one, handler);
  if (argv === null)
    return {
      level: 'problem',
      what: `the hook in ${one.scope} settings is not the one that install writes; it was not started`,
      why: 'Nobody knows what it does.',
      command: install,
    };
  const { runQuery } = await import('../../system/process.ts');
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'heal-hooks-doctor-')));
  const project = join(base, 'project');
  mkdirSync(project);
  try {
    const started = performance.now();
    const result = await runQuery(argv, {
      cwd: project,
      env: { ...context.env, HEAL_HOOKS_HOME: join(base, 'state'), CLAUDE_PROJECT_DIR: context.project.root },
      timeoutMs: TIMEOUT,
      input: JSON.stringify(payload(project)),
    });
    const time = duration(performance.now() - started);
    const said = adviceIn(result.stdout);
    if (result.exitCode === 0 && said) return ok(`a synthetic failure was answered in ${time} (${one.scope})`);
    const how =
      result.exitCode === 0
        ? result.stdout === ''
          ? 'with silence'
          : 'with something else than advice'
        : `with status ${result.exitCode}`;
    return {
      level: 'problem',
      what: `the hook (${one.scope}) answered a synthetic failure ${how}${result.stderr ? `: ${result.stderr.trim().split('\n')[0]}` : ''}`,
      why: 'Failures are not explained to the agent.',
      command: install,
    };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/**
 * What the client would start. Settings of a project come with the repository: only the very command that install writes is run here.
 */
function commandOf(one: Installed, handler: { [key: string]: unknown }): string[] | null {
  // The shell entry is told which Node to start; without a shell Node is the command.
  const words = [handler.command, ...(Array.isArray(handler.args) ? handler.args : [])];
  const named = process.platform === 'win32' ? words[0] : words[2];
  const node = typeof named === 'string' ? named : '';
  const [wanted] = registrationFor(one.layout, node).PostToolUseFailure?.[0]?.hooks ?? [];
  if (!wanted || !isDeepStrictEqual(handler, { ...wanted })) return null;
  const { command, args }: HookHandler = wanted;
  return args ? [command, ...args] : ['/bin/sh', '-c', command];
}

const payload = (cwd: string) => ({
  session_id: 'heal-hooks-doctor',
  transcript_path: '',
  cwd,
  permission_mode: 'default',
  hook_event_name: 'PostToolUseFailure',
  tool_name: 'Bash',
  tool_input: { command: "python3 -c 'import heal_hooks_doctor'" },
  tool_use_id: `toolu_doctor_${process.pid}`,
  error: FAILURE,
  is_interrupt: false,
  duration_ms: 40,
});

function adviceIn(stdout: string): boolean {
  try {
    const reply: unknown = JSON.parse(stdout);
    return JSON.stringify(reply).includes('heal_hooks_doctor');
  } catch {
    return false; // not JSON: the client would not read it either
  }
}
