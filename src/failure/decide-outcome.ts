import type { Event } from '../event/event.ts';
import type { CleanOutput } from './clean-output.ts';
import { type CommandShape, commandShape, type Segment } from './command-shape.ts';
import { complains } from './complains.ts';
import type { Evidence } from './evidence.ts';
import type { Outcome } from './failure.ts';
import { lostFailure, runsProgram, signsOfLoss } from './script-evidence.ts';
import { echoedStatuses } from './status-echo.ts';
import { textFails } from './text-fails.ts';
import { isTolerated } from './tolerated.ts';

/** Lines that count as the end of a text: few where the shell says that all is well, more where nobody says anything. */
const LAST_WORDS = 1;
const END = 8;

/** Status of a writer whose reader (`head`) closed the pipe: no failure. */
const SIGPIPE = 141;

/**
 * Decides what became of a command. Denied, interrupted and unfinished calls are never failures; neither is exit status 1 of a
 * program that answers by it, nor what a reading command shows. With exit status 0 the text decides only where the status of some
 * work is hidden (`masked`); without a status the text decides alone.
 * @param evidence what tool-specific readers found; a verdict of theirs outweighs ours
 */
export function decideOutcome(event: Event, clean: CleanOutput, evidence: Evidence): Outcome {
  if (event.interrupted || event.background) return 'succeeded';
  const shape = commandShape(event.command);
  if (event.exitCode === null) return failsByText(clean, shape, evidence) ? 'failed' : 'succeeded';
  if (event.exitCode !== 0) return isAnswer(event, clean, shape) ? 'succeeded' : 'failed';
  return isMasked(clean, shape, evidence) ? 'masked' : 'succeeded';
}

/** The call whose status became the status of the whole: the last that decides. */
const deciding = (shape: CommandShape): Segment | undefined =>
  shape.segments.findLast((segment) => segment.hiddenBy === null);

/** Words in operands of a comparison that make it a check. */
const EXPECTATION = /expect|golden|snapshot|baseline|reference|\bwant\b|\bgot\b|actual/i;

function isAnswer(event: Event, clean: CleanOutput, shape: CommandShape): boolean {
  const last = deciding(shape);
  if (event.exitCode === SIGPIPE) return shape.segments.length > 1;
  if (event.exitCode !== 1 || !last?.answers) return false;
  // a comparison with what is expected is a check, and the client reports no failure for it anyway
  if (/^(?:diff|cmp|colordiff)$/.test(last.program) && last.args.some((arg) => EXPECTATION.test(arg))) return false;
  return !complains(clean.lines, last);
}

/** Can exit status 0 of this command go with a failure, whatever it prints? Otherwise it has succeeded, and its output need not be read for that. */
export function mayBeMasked(command: string): boolean {
  const shape = commandShape(command);
  return shape.hidden.length > 0 || shape.statusEchoes.length > 0 || signsOfLoss(shape).length > 0;
}

function isMasked(clean: CleanOutput, shape: CommandShape, evidence: Evidence): boolean {
  const told = shape.statusEchoes.filter((echo) => echo.tells);
  const statuses = echoedStatuses(clean.lines, told);
  if (statuses.some((status) => status !== null && status !== 0)) return true;
  const hidden = shape.hidden.filter((segment) => segment.hiddenBy === 'pipe' || !isTolerated(segment));
  const allToldZero = statuses.length >= hidden.length && statuses.every((status) => status === 0);
  if (hidden.length > 0 && !allToldZero) {
    if (evidence.verdict === 'passed') return false;
    if (evidence.verdict === 'failed' && !hidden.every(runsProgram)) return true;
    // a program of the user may print an exception and go on: its own words decide
    if (textFails(clean.lines, hidden, LAST_WORDS)) return true;
  }
  return lostFailure(clean.lines, shape) !== null;
}

function failsByText(clean: CleanOutput, shape: CommandShape, evidence: Evidence): boolean {
  if (shape.readOnly)
    return shape.segments.some((segment) => segment.role === 'read' && complains(clean.lines, segment));
  if (isMasked(clean, shape, evidence)) return true;
  const calls = shape.segments.filter((segment) => segment.role === 'work');
  if (evidence.verdict === 'passed') return false;
  const tools = calls.length === 0 || !calls.every(runsProgram);
  if (tools && (evidence.verdict === 'failed' || evidence.strongErrors.length > 0)) return true;
  return textFails(clean.lines, calls, END);
}
