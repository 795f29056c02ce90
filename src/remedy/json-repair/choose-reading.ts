import type { Dialect } from './dialect.ts';
import { isValid } from './is-valid.ts';
import { meaningOf, type Reading } from './reading.ts';
import { textOf } from './tokens.ts';

/** More doubt than this, the layout aside, is guessing. */
const MAX_GUESS = 3.2;

/** The reading that stands out, or how many there are that mean different things. */
export type Choice = { best: Reading } | { best: null; meanings: number };

/**
 * Chooses the reading that is less doubted by `margin` than every other with another meaning, and that the real reader accepts. `readings` are
 * sorted, least doubted first.
 */
export function chooseReading(readings: readonly Reading[], dialect: Dialect, margin: number): Choice {
  const accepted = (reading: Reading): boolean => isValid(textOf(reading.lines), dialect);
  const best = readings.find(accepted);
  if (!best) return { best: null, meanings: 0 };
  const meanings = new Set([meaningOf(best.lines)]);
  for (const reading of readings) {
    if (reading === best || reading.doubt < best.doubt) continue;
    if (reading.doubt - best.doubt >= margin) break;
    const meaning = meaningOf(reading.lines);
    if (!meanings.has(meaning) && accepted(reading)) meanings.add(meaning);
  }
  return meanings.size === 1 && best.guess <= MAX_GUESS ? { best } : { best: null, meanings: meanings.size };
}
