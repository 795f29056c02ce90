import type { Pattern, PreparedPattern } from './pattern.ts';
import type { FileProblem } from './problem.ts';
import { analyseRegex } from './regex/analyse-regex.ts';

/**
 * Analyses the regex of each pattern so that it can be compiled. One that no linear-time engine takes is refused with file, entry and
 * construct named; the rest still works.
 *
 * @param file named in problems
 */
export function preparePatterns(
  patterns: readonly Pattern[],
  file: string,
): { patterns: PreparedPattern[]; problems: FileProblem[] } {
  const prepared: PreparedPattern[] = [];
  const problems: FileProblem[] = [];
  for (const pattern of patterns) {
    const analysis = analyseRegex(
      pattern.error_regex,
      pattern.flags,
      pattern.layer === 'built-in' || pattern.layer === 'learned',
    );
    if ('facts' in analysis) prepared.push({ ...pattern, facts: analysis.facts });
    else problems.push({ file, entry: pattern.id, field: 'error_regex', message: analysis.error, level: 'error' });
  }
  return { patterns: prepared, problems };
}
