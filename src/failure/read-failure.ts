import type { Event } from '../event/event.ts';
import type { CleanOutput } from './clean-output.ts';
import { commandShape } from './command-shape.ts';
import { decideOutcome } from './decide-outcome.ts';
import type { Evidence } from './evidence.ts';
import type { Failure, KeyLine } from './failure.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { maskLine } from './mask-line.ts';
import { selectKeyLines } from './select-key-lines.ts';

/** What tool-specific readers found comes first, then our own, without repeats. */
function merged(strong: Evidence['strongErrors'], own: readonly KeyLine[]): KeyLine[] {
  const seen = new Set<number>();
  return [...strong, ...own].filter(({ line }) => !seen.has(line) && seen.add(line)).slice(0, 8);
}

/**
 * Reads an event's outcome and, unless it succeeded, the lines that state the cause, their signature and the fingerprint.
 * @param evidence what tool-specific readers found (`NO_EVIDENCE` without them)
 */
export function readFailure(event: Event, clean: CleanOutput, evidence: Evidence): Failure {
  const outcome = decideOutcome(event, clean, evidence);
  const keyLines = outcome === 'succeeded' ? [] : merged(evidence.strongErrors, selectKeyLines(clean.lines));
  const best = keyLines[0];
  // a silent failure is still told from others by what was run and how it ended
  const { family, runKey } = commandShape(event.command);
  const signature = best
    ? maskLine(best.text)
    : outcome === 'succeeded'
      ? ''
      : `${runKey} exit ${event.exitCode ?? '?'}`;
  return {
    event,
    outcome,
    text: clean.text,
    lines: clean.lines,
    keyLines,
    signature,
    fingerprint: fingerprintOf(family, signature),
  };
}
