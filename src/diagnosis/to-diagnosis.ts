import type { Failure } from '../failure/failure.ts';
import { statusCategory } from '../failure/status-category.ts';
import { CATEGORIES, type Captures, type Category } from '../pattern/pattern.ts';
import type { Diagnosis, Location } from './diagnosis.ts';
import { findLocation } from './find-location.ts';
import type { Finding } from './finding.ts';
import { remedyRefs } from './remedy-refs.ts';
import { summaryOf } from './summary-of.ts';

const isCategory = (word: string | undefined): word is Category => CATEGORIES.some((category) => category === word);

/** A finding in the shape in which it is shown. */
export function toDiagnosis(finding: Finding, { lines, event }: Failure): Diagnosis {
  const { match, error } = finding;
  const known: Captures = { ...error?.captures, ...match?.captures };
  const location = placeOf(finding, known, lines);
  const captures: Captures = location
    ? {
        file: location.file,
        ...(location.line === undefined ? {} : { line: String(location.line) }),
        ...(location.column === undefined ? {} : { column: String(location.column) }),
        ...known,
      }
    : known;
  const pattern = match?.pattern;
  // What a tool's format says about the kind beats a wording that could come from anything.
  const told = isCategory(error?.category) ? error.category : undefined;
  return {
    pattern: pattern?.id ?? null,
    title: pattern?.title ?? finding.root,
    category:
      (finding.generic ? told : undefined) ?? pattern?.category ?? told ?? statusCategory(event.exitCode) ?? 'other',
    severity: pattern?.severity ?? (finding.warning ? 'low' : 'medium'),
    confidence: pattern?.confidence ?? (error ? 0.6 : 0.3),
    root: finding.root,
    line: finding.line,
    captures,
    locations: location ? [{ ...location, file: relativeTo(event.cwd, location.file) }] : [],
    remedies: pattern ? remedyRefs(pattern, captures) : [],
    summary: pattern ? summaryOf(pattern, captures) : null,
    consequences: [],
    count: 1,
    ...(match ? { match } : {}),
  };
}

/** A place below the folder of the command, as the tools that print short paths have it. */
const relativeTo = (cwd: string, file: string): string =>
  cwd.length > 1 && file.startsWith(`${cwd}/`) ? file.slice(cwd.length + 1) : file;

function placeOf({ error, line }: Finding, captures: Captures, lines: readonly string[]): Location | null {
  if (error?.location) return error.location;
  if (captures.file)
    return {
      file: captures.file,
      ...(Number(captures.line) > 0 ? { line: Number(captures.line) } : {}),
      ...(Number(captures.column) > 0 ? { column: Number(captures.column) } : {}),
    };
  return findLocation(lines, line);
}
