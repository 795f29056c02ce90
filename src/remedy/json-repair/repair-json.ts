import type { Replacement } from '../../transaction/plan.ts';
import { chooseReading } from './choose-reading.ts';
import type { Dialect } from './dialect.ts';
import { withoutEqualSides } from './equal-sides.ts';
import { findReadings } from './find-readings.ts';
import type { Fix } from './fix.ts';
import { isValid } from './is-valid.ts';
import { lineReplacements } from './line-replacements.ts';
import { originalReadings } from './original-readings.ts';
import type { Reading } from './reading.ts';
import { settleBracket } from './settle-bracket.ts';
import { textDistance } from './text-distance.ts';
import { readLines, textOf } from './tokens.ts';

/** What can be done about a broken JSON text. */
export type JsonRepair =
  | { kind: 'valid' }
  | { kind: 'repaired'; text: string; replacements: Replacement[]; fixes: Fix[] }
  /** `reason` in words; `readings`: how many different meanings it could have, 0 when none was found. */
  | { kind: 'refused'; reason: string; readings: number };

const MAX_LENGTH = 500_000;
/** How much less doubted the best reading must be than the next with another meaning. */
const MARGIN = 0.5;
const MARGIN_WITH_ORIGINAL = 0.3;
/** For each character that a correction leads away from the original. */
const AWAY_WEIGHT = 0.5;
const MAX_AWAY = 5;
const MAX_WEIGHED = 40;
const CONFLICT = /^(?:<{7} |={7}$|>{7} )/m;

const refused = (reason: string, readings = 0): JsonRepair => ({ kind: 'refused', reason, readings });

/** A correction that leads towards the original costs nothing more; one that leads away from it is doubted. */
function weighByOriginal(readings: readonly Reading[], text: string, original: string): Reading[] {
  const distance = textDistance(text, original);
  return readings.map((reading) => {
    const result = textOf(reading.lines);
    const away = (textDistance(result, original) - distance + textDistance(text, result)) / 2;
    return { ...reading, doubt: reading.guess + Math.min(away, MAX_AWAY) * AWAY_WEIGHT };
  });
}

function allReadings(text: string, dialect: Dialect, original: string | undefined): Reading[] {
  const readings = findReadings(readLines(text), dialect);
  if (original === undefined || !isValid(original, dialect)) return readings;
  const weighed = weighByOriginal(readings.slice(0, MAX_WEIGHED), text, original);
  return [...weighed, ...originalReadings(text, original, dialect)].sort((a, b) => a.doubt - b.doubt);
}

/** A merge conflict whose sides say the same needs no decision; any other does. */
function withoutMarkers(text: string, dialect: Dialect, original: string | undefined): JsonRepair {
  const settled = withoutEqualSides(text);
  if (!settled) return refused('it holds the markers of a merge conflict: both sides are in it');
  const marks: Fix[] = settled.lines.map((line) => ({ kind: 'equal-sides', line, start: 0, end: 0, text: '' }));
  const rest = repairJson(settled.text, dialect, original);
  if (rest.kind === 'refused') return rest;
  const repaired = rest.kind === 'valid' ? settled.text : rest.text;
  const fixes = rest.kind === 'valid' ? marks : [...marks, ...rest.fixes];
  return { kind: 'repaired', text: repaired, replacements: lineReplacements(text, repaired), fixes };
}

/**
 * Repairs a JSON text so that its reader accepts it, with the fewest changes; comments and layout stay. Refuses when it can be read in more than one
 * way. `original` is an earlier, valid version of the text (of a commit or a backup): it decides between readings, and edits made since stay.
 */
export function repairJson(text: string, dialect: Dialect, original?: string): JsonRepair {
  if (isValid(text, dialect)) return { kind: 'valid' };
  if (CONFLICT.test(text)) return withoutMarkers(text, dialect, original);
  if (text.length > MAX_LENGTH) return refused('it is too long');
  if (text.trim() === '') return refused('it is empty');
  const readings = allReadings(text, dialect, original);
  const choice = chooseReading(readings, dialect, original === undefined ? MARGIN : MARGIN_WITH_ORIGINAL);
  if (!choice.best) {
    const { meanings } = choice;
    return refused(meanings > 1 ? `it can be read in ${meanings} ways` : 'no single slip explains it', meanings);
  }
  const { best } = choice;
  const repaired = settleBracket(best.lines, best.bracket);
  return { kind: 'repaired', text: repaired, replacements: lineReplacements(text, repaired), fixes: best.fixes };
}
