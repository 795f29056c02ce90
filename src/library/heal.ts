import type { Writable } from 'node:stream';
import { captureRun } from '../capture-run.ts';
import { loadConfig } from '../config/load-config.ts';
import { loadKnowledge } from '../heal.ts';
import { healCommand } from '../heal-command.ts';
import type { HealStep } from '../heal-step.ts';
import type { HealedCommand } from '../healed-command.ts';
import { HealError } from '../system/heal-error.ts';
import { findProject } from '../system/project.ts';
import { uuidV7 } from '../system/uuid-v7.ts';

export interface HealOptions {
  /** Apply what is safe; without it the result only holds the plan. Default false. */
  apply?: boolean;
  /** Also apply fixes that are marked unsafe. Default false. */
  unsafeFixes?: boolean;
  /** Default: `fixes.max` of the configuration. */
  maxFixes?: number;
  /** Milliseconds for everything after the first run. Default: `fixes.timeoutSeconds` of the configuration. */
  timeoutMs?: number;
  /** Default: the working directory. */
  cwd?: string;
  env?: Readonly<Record<string, string | undefined>>;
  /** Where the command's output goes as it comes. Default: nowhere. */
  stdout?: Writable;
  stderr?: Writable;
  onStep?(step: HealStep): void;
}

/**
 * Runs a command and heals its failure: applies a fix as a transaction with a backup, runs the command again, keeps the fix or takes it
 * back. Rejects with `HealError` when the command line is empty.
 * @param argv the command and its arguments; no shell is involved
 */
export async function heal(argv: readonly string[], options: HealOptions = {}): Promise<HealedCommand> {
  const [program, ...args] = argv;
  if (!program)
    throw new HealError({
      code: 'usage',
      what: 'Nothing was run',
      why: 'the command is empty',
      next: "Pass the command as a list of words: `heal(['npm', 'test'])`.",
    });
  const cwd = options.cwd ?? process.cwd();
  const env = options.env ?? process.env;
  const project = findProject(cwd);
  const { config } = await loadConfig(project, env);
  return healCommand(
    [program, ...args],
    {
      project,
      cwd,
      env,
      config,
      knowledge: () => loadKnowledge(project, env),
      unsafeFixes: options.unsafeFixes ?? false,
      now: Date.now,
      session: uuidV7(),
      run: captureRun({ cwd, env, stdout: options.stdout ?? null, stderr: options.stderr ?? null, stdin: 'ignore' }),
      ...(options.onStep && { onStep: options.onStep }),
    },
    {
      apply: options.apply ?? false,
      maxFixes: options.maxFixes ?? config.fixes.max,
      timeoutMs: options.timeoutMs ?? config.fixes.timeoutSeconds * 1000,
    },
  );
}
