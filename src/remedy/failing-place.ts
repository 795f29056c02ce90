import type { Location } from '../diagnosis/diagnosis.ts';
import { type Language, languageOf } from './lookup/language.ts';
import type { ProjectView, StrategyInput } from './remedy.ts';

/** A frame of a Python traceback, innermost last in the output. */
const PYTHON_FRAME = /^\s*File "([^"\n]+)", line (\d+)/;
/** `path:line` at the start of a line, as compilers and pytest print it. */
const PRINTED_PLACE = /^\s*(?:at |in )?((?:[\w@.~+-]*\/)*[\w@.+-]+\.\w+):(\d+)(?::\d+)?\b/;

/** How far above the root line frames still belong to it. */
const FRAME_LINES = 80;

/** Places that the text around the root line names, nearest to it first. */
function printedPlaces(input: StrategyInput): Location[] {
  const { lines } = input.report.failure;
  const end = input.diagnosis.line ?? lines.length;
  const found: Location[] = [];
  for (let i = Math.min(end, lines.length) - 1; i >= 0 && i > end - FRAME_LINES; i--) {
    const match = PYTHON_FRAME.exec(lines[i] ?? '') ?? PRINTED_PLACE.exec(lines[i] ?? '');
    if (match?.[1]) found.push({ file: match[1], line: Number(match[2]) });
  }
  return found;
}

/**
 * Project files in which the failure happened, most likely first: what the diagnosis names, then stack frames above the root line, then the
 * captured file. Each with the first line that was named for it. Files outside the project are left out.
 */
export async function failingPlaces(input: StrategyInput, view: ProjectView, language?: Language): Promise<Location[]> {
  const { captures, locations } = input.diagnosis;
  const captured = captures.file ? [{ file: captures.file, line: Number(captures.line) || undefined }] : [];
  const places = new Map<string, Location>();
  for (const place of [...locations, ...printedPlaces(input), ...captured]) {
    const file = await view.resolve(place.file);
    if (!file || (language && languageOf(file) !== language) || places.get(file)?.line) continue;
    if ((await view.stat(file))?.kind === 'file') places.set(file, { ...place, file });
  }
  return [...places.values()];
}
