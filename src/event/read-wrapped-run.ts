import type { Event } from './event.ts';
import { keepEnds } from './keep-ends.ts';
import type { ReadContext } from './read-context.ts';

/** How a command that we started ourselves ended. */
export interface WrappedRun {
  /** As the person typed it, for a human eye and for `commandShape`. */
  command: string;
  /** 128 + signal number for a killed child, as a shell reports it. */
  exitCode: number;
  /** stdout and stderr as they came, at most head and tail. */
  output: string;
  /** Characters already left out of the middle. */
  lost?: number;
  /** True when the person stopped it (Ctrl-C). */
  interrupted?: boolean;
  durationMs: number;
}

/** A command that `heal-hooks run` wrapped, as an event. */
export function readWrappedRun(run: WrappedRun, context: ReadContext): Event {
  const kept = keepEnds(run.output);
  const lost = kept.lost + (run.lost ?? 0);
  return {
    id: context.newId(),
    source: context.source ?? 'run',
    session: context.session ?? '',
    tool: 'Bash',
    command: run.command,
    cwd: context.cwd,
    project: context.projectOf(context.cwd),
    exitCode: run.exitCode,
    output: kept.text,
    ...(lost > 0 && { cut: { lost, tailLost: false } }),
    interrupted: run.interrupted ?? false,
    startedAt: context.now - run.durationMs,
    durationMs: run.durationMs,
  };
}
