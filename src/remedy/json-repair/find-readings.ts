import { editOne } from './apply-fixes.ts';
import type { Dialect } from './dialect.ts';
import { DOUBT, doubtOf, type Fix } from './fix.ts';
import { layoutFaults } from './layout-faults.ts';
import { parse, parseAgain } from './parse.ts';
import type { Parsed } from './parse-state.ts';
import { makeReading, type Reading } from './reading.ts';
import { nearbyEdits, singleEdits } from './single-edits.ts';
import type { Line } from './tokens.ts';

const MAX_READINGS = 80;
const MAX_SUSPECT_FAULTS = 5;
/** Corrections that never hide another mistake. */
const CERTAIN = 0.65;

const isBlank = (line: Line | undefined): boolean => line !== undefined && line.text.trim() === '';

/** The line itself and those just before it, over blank lines. */
function around(lines: readonly Line[], line: number): number[] {
  const found = [line];
  let full = 0;
  for (let at = line - 1; at >= 0 && full < 2; at--) {
    found.push(at);
    if (!isBlank(lines[at])) full++;
  }
  return found;
}

/** Lines where the slip can be: around the error, and where the layout disagrees with the brackets. */
function suspects(lines: readonly Line[], parsed: Parsed): number[] {
  const faults = layoutFaults(lines).slice(0, MAX_SUSPECT_FAULTS);
  const errorLine = parsed.error?.line ?? -1;
  const fixed = parsed.fixes.filter((fix) => DOUBT[fix.kind] > CERTAIN).map((fix) => fix.line);
  const opened = faults.flatMap((fault) => [fault.opened, ...around(lines, fault.line)]);
  const places = [...(errorLine < 0 ? [] : around(lines, errorLine)), ...fixed, ...opened];
  const last = errorLine < 0 ? lines.length : errorLine + 1;
  return [...new Set(places)].filter((line) => line < last).sort((a, b) => b - a);
}

const LONG_LINE = 600;

function editsOf(line: Line, row: number, { error }: Parsed): Omit<Fix, 'line'>[] {
  if (line.text.length <= LONG_LINE) return singleEdits(line);
  return error?.token && error.line === row ? nearbyEdits(line, error.token.start) : [];
}

/** Tries every single edit in the suspected lines; answers the edits after which the whole text reads. */
function* editedTexts(
  lines: readonly Line[],
  dialect: Dialect,
  parsed: Parsed,
): Generator<{ lines: Line[]; edit: Fix; parsed: Parsed }> {
  for (const line of suspects(lines, parsed)) {
    for (const edit of editsOf(lines[line] as Line, line, parsed)) {
      const fix = { ...edit, line };
      const edited = editOne(lines, fix);
      if (edited) yield { lines: edited, edit: fix, parsed: parseAgain(edited, dialect, line, parsed) };
    }
  }
}

/** Fixes that reading made before the line from which it was read again. */
const earlierFixes = (parsed: Parsed, line: number): Fix[] => parsed.fixes.filter((fix) => fix.line < line);

/** All readings of a broken text with at most one slip that the reader cannot correct by itself; the least doubted first. */
export function findReadings(lines: readonly Line[], dialect: Dialect): Reading[] {
  const parsed = parse(lines, dialect);
  const readings: Reading[] = parsed.error ? [] : [makeReading(lines, [], parsed.fixes)];
  if (!parsed.error && parsed.fixes.every((fix) => DOUBT[fix.kind] <= CERTAIN)) return readings;
  const edited = [...editedTexts(lines, dialect, parsed)]
    .filter((one) => !one.parsed.error)
    .map((one) => ({ ...one, fixes: [...earlierFixes(parsed, one.edit.line), ...one.parsed.fixes] }))
    .sort((a, b) => doubtOf([a.edit, ...a.fixes]) - doubtOf([b.edit, ...b.fixes]));
  for (const one of edited.slice(0, MAX_READINGS)) readings.push(makeReading(one.lines, [one.edit], one.fixes));
  return readings.sort((a, b) => a.doubt - b.doubt || (a.fixes[0]?.line ?? 0) - (b.fixes[0]?.line ?? 0));
}
