import type { Report } from './diagnosis/diagnosis.ts';
import type { Event } from './event/event.ts';
import type { ReadContext } from './event/read-context.ts';
import { readWrappedRun } from './event/read-wrapped-run.ts';
import { commandShape } from './failure/command-shape.ts';
import { diagnoseEvent, type Knowledge } from './heal.ts';
import { type HealResult, healLoop } from './heal-loop.ts';
import { type HealSite, healPorts } from './heal-ports.ts';
import type { HealStep } from './heal-step.ts';
import type { HealedCommand } from './healed-command.ts';
import { commandLine } from './remedy/command-line.ts';
import { HealError } from './system/heal-error.ts';
import { uuidV7 } from './system/uuid-v7.ts';

/** How a command ended that a runner was asked to run. */
export interface CommandRun {
  /** As a shell would report it. */
  exitCode: number;
  /** stdout and stderr, at most head and tail. */
  output: string;
  /** Characters left out of the middle. */
  lost: number;
  interrupted: boolean;
  timedOut: boolean;
  durationMs: number;
}

/** Runs a command and captures what it prints. `timeoutMs` is absent for the first run. */
export type CommandRunner = (argv: readonly string[], timeoutMs?: number) => Promise<CommandRun>;

export interface HealCommandOptions {
  /** False: nothing is applied; the plan is part of the result. */
  apply: boolean;
  maxFixes: number;
  /** Milliseconds for everything after the first run. */
  timeoutMs: number;
}

export interface CommandWorld extends HealSite {
  /** Loaded when the first run needs reading; a command that passes needs none. */
  knowledge(): Promise<Knowledge>;
  run: CommandRunner;
  session: string;
  /** Each run that was read, in order; for the record. */
  onReport?(report: Report): void;
  onStep?(step: HealStep): void;
}

/**
 * Runs a command; when it fails, heals it under the options. A command that passes is left in peace: nothing is looked for, unless the
 * configuration asks for notices.
 */
export async function healCommand(
  argv: readonly string[],
  world: CommandWorld,
  options: HealCommandOptions,
): Promise<HealedCommand> {
  const first = await world.run(argv);
  const passed = first.exitCode === 0 && commandShape(commandLine(argv)).hidden.length === 0;
  const report =
    passed && !world.config.notices ? passedReport(eventOf(argv, first, world)) : await read(argv, first, world);
  world.onReport?.(report);
  let exitCode = first.exitCode;
  const stays = first.exitCode === 0 || first.interrupted || report.failure.outcome !== 'failed';
  if (stays || world.config.mode === 'off') return { exitCode, report, healing: null };

  const deadline = world.now() + options.timeoutMs;
  let interruptedBy: number | null = null;
  const rerun = async (instead: readonly string[] = argv): Promise<Report> => {
    const left = deadline - world.now();
    const again = left > 0 ? await world.run(instead, left) : null;
    if (again?.interrupted) interruptedBy = again.exitCode;
    if (!again || again.timedOut || again.interrupted)
      throw new HealError({
        code: 'out-of-time',
        what: 'Fix not confirmed',
        why: again?.interrupted ? 'the run that should confirm it was interrupted' : 'the time limit was reached',
        next: '`--timeout` gives it longer.',
      });
    exitCode = again.exitCode;
    const next = await read(instead, again, world);
    world.onReport?.(next);
    return next;
  };
  const ports = healPorts(world, rerun, world.onStep?.bind(world));
  const healing = await healLoop(report, ports, { apply: options.apply, maxFixes: options.maxFixes, deadline });
  if (healing.passed) return { exitCode: 0, report, healing };
  return { exitCode: interruptedBy ?? settledStatus(healing, exitCode, first.exitCode), report, healing };
}

/** After a restore the tree is as it was at first, and so is the status. */
const settledStatus = (healing: HealResult, last: number, first: number): number =>
  healing.steps.some((step) => step.result === 'restored' || step.result === 'persistent') || last === 0 ? first : last;

const read = async (argv: readonly string[], run: CommandRun, world: CommandWorld): Promise<Report> =>
  diagnoseEvent(eventOf(argv, run, world), await world.knowledge());

/** A success that nothing hides: there is nothing to look for in its output. */
const passedReport = (event: Event): Report => ({
  failure: { event, outcome: 'succeeded', text: '', lines: [], keyLines: [], signature: '', fingerprint: '' },
  diagnoses: [],
  notices: [],
  analyses: [],
});

function eventOf(argv: readonly string[], run: CommandRun, world: CommandWorld): Event {
  const context: ReadContext = {
    cwd: world.cwd,
    projectOf: () => world.project.key,
    now: world.now(),
    newId: uuidV7,
    session: world.session,
  };
  return readWrappedRun({ ...run, command: commandLine(argv) }, context);
}
