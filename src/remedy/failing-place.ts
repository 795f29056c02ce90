import type { Location } from '../diagnosis/diagnosis.ts';
import { type Language, languageOf } from './lookup/language.ts';
import type { ProjectView, StrategyInput } from './remedy.ts';

/** How tools print a place, most telling first: group 1 is the file, 2 the line, 3 the column where there is one. */
const PLACES: RegExp[] = [
  /^\s*File "([^"\n]+)", line (\d+)/, // Python
  /^\s*file (\S+), line (\d+)/, // pytest, fixtures
  /^\s*--> ([^\s:]+):(\d+):(\d+)/, // rustc
  /^(?:#\s)?\s*at (?:async )?(?:[^\n(]* \()?(?:file:\/\/)?([^\s():]+):(\d+):(\d+)\)?$/, // JavaScript
  /^\s{4,}(?:[\w.$<>]+ \()?(?:file:\/\/)?(\/[^\s():]+\.[cm]?[jt]sx?):(\d+):(\d+)\)?$/, // node --test
  /^\s*at [\w.$<>]+\((\w+\.java):(\d+)\)/, // Java
  /\bin ([^\s:]+\.php)(?: on line |:)(\d+)/, // PHP
  /^\s*(?:from )?([^\s:]+):(\d+):in\b/, // Ruby
  /^([^\s:]+): (?:line )?(\d+): /, // shells
  /^\s*(?:from )?((?:[\w@.~+-]*\/)*[\w@.+-]+\.\w+):(\d+)(?::(\d+))?(?::|\b)/, // compilers, pytest, Ruby, Go
];

/** How far above and below the root line places still belong to it. */
const ABOVE = 80;
const BELOW = 15;

const placeIn = (line: string): Location | null => {
  for (const form of PLACES) {
    const match = form.exec(line);
    if (match?.[1])
      return { file: match[1], line: Number(match[2]), ...(match[3] ? { column: Number(match[3]) } : {}) };
  }
  return null;
};

/** Places that the text around the root line names: on it, above it (nearest first), below it. */
function printedPlaces(input: StrategyInput): Location[] {
  const { lines } = input.report.failure;
  const root = (input.diagnosis.line ?? lines.length) - 1;
  const above = lines.slice(Math.max(0, root - ABOVE), root + 1).reverse();
  const below = lines.slice(root + 1, root + 1 + BELOW);
  return [...above, ...below].map(placeIn).filter((place): place is Location => place !== null);
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
