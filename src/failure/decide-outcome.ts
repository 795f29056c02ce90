import type { Event } from '../event/event.ts';
import type { CleanOutput } from './clean-output.ts';
import { type CommandShape, commandShape, type Segment } from './command-shape.ts';
import type { Evidence } from './evidence.ts';
import type { Outcome } from './failure.ts';
import { lostFailure } from './script-evidence.ts';
import { echoedStatuses } from './status-echo.ts';
import { textEvidence } from './text-evidence.ts';
import { isTolerated } from './tolerated.ts';

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

/** True when the call itself says that it could not do its work (`find: unknown predicate`). */
function complains(lines: readonly string[], segment: Segment): boolean {
  const own = segment.program === 'git' ? ['fatal: ', 'error: '] : [`${segment.program}: `, `/${segment.program}: `];
  return lines.some((line) =>
    own.some((start) => line.startsWith(start) || (line.includes(start, 1) && /^\S*\/?\S+: /.test(line))),
  );
}

function isMasked(clean: CleanOutput, shape: CommandShape, evidence: Evidence): boolean {
  const shown = shape.statusEchoes.map((echo, i) => ({
    echo,
    status: echoedStatuses(clean.lines, [echo])[0] ?? null,
    i,
  }));
  const statuses = shown.filter(({ echo }) => !echo.answers).map(({ status }) => status);
  if (statuses.some((status) => status !== null && status !== 0)) return true;
  const hidden = shape.hidden.filter((segment) => !isTolerated(segment));
  if (hidden.length > 0 && !(statuses.length >= hidden.length && statuses.every((status) => status === 0))) {
    if (evidence.verdict !== null) return evidence.verdict === 'failed';
    const text = textEvidence(clean.lines);
    if (text.verdict !== null) return text.verdict === 'failed';
    if (evidence.strongErrors.length > 0 || text.errors.length > 0) return true;
  }
  return lostFailure(clean.lines, shape) !== null;
}

function failsByText(clean: CleanOutput, shape: CommandShape, evidence: Evidence): boolean {
  if (shape.readOnly) return clean.lines.length <= 6 && complains(clean.lines, shape.main as Segment);
  if (evidence.verdict !== null) return evidence.verdict === 'failed';
  const text = textEvidence(clean.lines);
  if (text.verdict !== null) return text.verdict === 'failed';
  return evidence.strongErrors.length > 0 || text.errors.length > 0 || lostFailure(clean.lines, shape) !== null;
}
