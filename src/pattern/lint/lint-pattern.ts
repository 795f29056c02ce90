import type { Match, PreparedPattern } from '../pattern.ts';
import { placeholdersOf } from '../placeholders.ts';
import { lintRegex } from './lint-regex.ts';

/** A fault of one entry: the field that is meant, and what is wrong. */
export interface Fault {
  field: string;
  message: string;
}

/** Names that a tool's reader or the nearest place in the output may supply although the regex does not capture them. */
const SUPPLIED = new Set(['file', 'line', 'column']);

/** What can be said about an entry by itself. */
export function lintPattern(pattern: PreparedPattern): Fault[] {
  const faults: Fault[] = lintRegex(pattern.error_regex).map((message) => ({ field: 'error_regex', message }));
  const { literals } = pattern.facts;
  if (!literals)
    faults.push({ field: 'error_regex', message: 'has no literal text of three characters that every match holds' });
  else if (literals.some((literal) => literal.trim() === ''))
    faults.push({
      field: 'error_regex',
      message:
        'may match where nothing but blanks stands that is sure to be there: its regex runs on every indented line',
    });
  if (!pattern.auto_fix && !pattern.playbook && !pattern.consequence && !pattern.generic)
    faults.push({ field: 'playbook', message: 'has no remedy: name a fix or a playbook' });
  return faults;
}

/** Do the examples do what they say? `matchOf` runs the entry's own regex on a text. */
export async function lintExamples(
  pattern: PreparedPattern,
  matchOf: (text: string) => Promise<Match[]>,
): Promise<{ faults: Fault[]; captured: Set<string> }> {
  const faults: Fault[] = [];
  const captured = new Set<string>();
  for (const [index, text] of (pattern.examples?.matches ?? []).entries()) {
    const matches = await matchOf(text);
    if (matches.length === 0)
      faults.push({ field: `examples.matches.${index}`, message: 'is not matched by its own regex' });
    for (const match of matches) for (const name of Object.keys(match.captures)) captured.add(name);
  }
  for (const [index, text] of (pattern.examples?.non_matches ?? []).entries())
    if ((await matchOf(text)).length > 0)
      faults.push({ field: `examples.non_matches.${index}`, message: 'is matched' });
  return { faults, captured };
}

/** Placeholders of the entry's own words and fix that no example captures. */
export function lintPlaceholders(pattern: PreparedPattern, captured: ReadonlySet<string>): Fault[] {
  const texts: [string, string][] = [];
  if (pattern.summary) texts.push(['summary', pattern.summary]);
  if (pattern.avoid) texts.push(['avoid', pattern.avoid]);
  if (pattern.auto_fix) texts.push(['auto_fix', JSON.stringify(pattern.auto_fix)]);
  return texts.flatMap(([field, text]) =>
    [...new Set(placeholdersOf(text))]
      .filter((name) => !captured.has(name) && !SUPPLIED.has(name))
      .map((name) => ({ field, message: `\`\${${name}}\` is captured in no example` })),
  );
}
