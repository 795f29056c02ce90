import type { Segment } from './command-shape.ts';
import { isException } from './line-signs.ts';
import { isRunner } from './runners.ts';
import { endOf, textEvidence } from './text-evidence.ts';

/** An error with its place in a file, as compilers and linters state it. */
const PLACED = /^\S+[:(]\d+(?:[:,]\d+)?\)?:?\s+(?:- )?(?:fatal |syntax )?error\b|^error(?:\[\w+\])?: /;

/** `lua5.4: main.lua:1: …`: an interpreter speaks of itself. */
const startsWithOneOf = (calls: readonly Segment[], text: string): boolean =>
  /^[\w.+-]+: /.test(text) && calls.some(({ program }) => text.startsWith(program));

/**
 * True when a text by itself shows that these calls failed. A verdict of a tool decides. Without one, any error of a tool counts; a
 * program of the user may print and survive errors, so that only its end counts, or a crash when others printed after it.
 * @param calls the calls whose output it is; empty when nobody knows
 * @param end how many lines with words count as the end
 */
export function textFails(lines: readonly string[], calls: readonly Segment[], end: number): boolean {
  const { verdict, errors, crashes } = textEvidence(lines);
  if (verdict !== null) return verdict === 'failed';
  const any = errors.length > 0 || crashes.length > 0;
  if (!any || calls.some((call) => isRunner(call.program))) return any;
  const othersFollow = calls.some(({ hiddenBy }) => hiddenBy === 'sequence' || hiddenBy === 'background');
  if (othersFollow && crashes.length > 0) return true;
  const endsAt = endOf(lines, end);
  const counts = errors.filter(({ line, text }) => line >= endsAt || PLACED.test(text) || startsWithOneOf(calls, text));
  // a traceback can be printed and survived; the last words of other interpreters cannot
  const crashedAt = endOf(lines, Math.max(end, 8));
  return counts.length > 0 || crashes.some(({ line, text }) => line >= (isException(text) ? endsAt : crashedAt));
}
