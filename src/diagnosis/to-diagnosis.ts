import type { Failure } from '../failure/failure.ts';
import type { Captures } from '../pattern/pattern.ts';
import { categoryOf } from './category-of.ts';
import type { Diagnosis, Location } from './diagnosis.ts';
import { findLocation } from './find-location.ts';
import type { Finding } from './finding.ts';
import { guessCaptures } from './guess-captures.ts';
import { remedyRefs } from './remedy-refs.ts';
import { summaryOf } from './summary-of.ts';
import { withSubject } from './with-subject.ts';

/** A finding in the shape in which it is shown. */
export function toDiagnosis(finding: Finding, { lines, event }: Failure): Diagnosis {
  const { match, error } = finding;
  const category = categoryOf(finding, event);
  const stated: Captures = { ...error?.captures, ...match?.captures };
  const guessed = finding.generic ? guessCaptures(finding.root, category) : {};
  // What is missing or forbidden is named by the message; otherwise a file is where the problem is.
  const subject = category === 'file_not_found' || category === 'permission' ? guessed.file : undefined;
  const location =
    placeOf(finding, subject ? { file: subject, ...stated } : stated, lines) ?? placeOf(finding, guessed, []);
  const captures: Captures = {
    ...guessed,
    ...(location ? { file: location.file } : {}),
    ...(location?.line === undefined ? {} : { line: String(location.line) }),
    ...(location?.column === undefined ? {} : { column: String(location.column) }),
    ...stated,
  };
  const pattern = match?.pattern;
  return {
    pattern: pattern?.id ?? null,
    title: pattern?.title ?? finding.root,
    category,
    severity: pattern?.severity ?? (finding.warning ? 'low' : 'medium'),
    confidence: pattern?.confidence ?? (error ? 0.6 : 0.3),
    root: finding.root,
    line: finding.line,
    captures: withSubject(captures),
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
