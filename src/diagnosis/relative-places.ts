import type { Captures } from '../pattern/pattern.ts';
import type { Diagnosis, Report } from './diagnosis.ts';

/** Captures that name a place in the file system. A module stays as it was asked for: `src/money.js` would be a package. */
const PLACES = ['file', 'path'] as const;

/**
 * The report with absolute paths below `folder` made relative to it, in captures, locations and the words made of them. The evidence
 * stays as the tool printed it; `quote` is its short form for readers.
 * @param folder where the command ran, absolute
 */
export function relativePlaces(report: Report, folder: string): Report {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  if (prefix.length < 3) return report; // the root of the file system: everything is below it, and nothing gets shorter
  const short = (path: string): string => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  // As a path of its own, not as the end of a longer one. In quotes it stays a path: a bare name there could be a package.
  const printed = new RegExp(`(?<![\\w.~%@+-])(['"\`]?)(?:file://)?${escaped(prefix)}(?=[\\w.@-])`, 'g');
  const relative = (_: string, mark: string): string => (mark === '' ? '' : `${mark}./`);
  const one = (diagnosis: Diagnosis): Diagnosis => {
    const captures: Captures = { ...diagnosis.captures };
    for (const name of PLACES) if (captures[name] !== undefined) captures[name] = short(captures[name]);
    const quote = diagnosis.root.replace(printed, relative);
    return {
      ...diagnosis,
      ...(quote !== diagnosis.root && { quote }),
      captures,
      locations: diagnosis.locations.map((location) => ({ ...location, file: short(location.file) })),
      summary: diagnosis.summary?.replaceAll(prefix, '') ?? null,
    };
  };
  return { ...report, diagnoses: report.diagnoses.map(one), notices: report.notices.map(one) };
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
