import type { Analysis } from './analysis.ts';

/** Count names in the order in which people say them; `[name, one, many]`. */
const WORDS: readonly [string, string, string][] = [
  ['failed', 'failed', 'failed'],
  ['failedSuites', 'failed suite', 'failed suites'],
  ['errors', 'error', 'errors'],
  ['passed', 'passed', 'passed'],
  ['skipped', 'skipped', 'skipped'],
  ['ignored', 'ignored', 'ignored'],
  ['todo', 'to do', 'to do'],
  ['pending', 'pending', 'pending'],
  ['cancelled', 'cancelled', 'cancelled'],
  ['xfailed', 'expected failure', 'expected failures'],
  ['xpassed', 'unexpected pass', 'unexpected passes'],
  ['rerun', 'rerun', 'rerun'],
  ['deselected', 'deselected', 'deselected'],
  ['warnings', 'warning', 'warnings'],
  ['fixable', 'fixable', 'fixable'],
];

/**
 * The counts of an analysis as people say them, bad news first: `2 failed, 118 passed`. Zeros are left out; a count of a name
 * that only one tool uses follows under that name. Empty when the tool counted nothing.
 */
export const countsSentence = ({ counts }: Pick<Analysis, 'counts'>): string => {
  const known = WORDS.flatMap(([name, one, many]) => {
    const count = counts[name] ?? 0;
    return count > 0 ? [`${count} ${count === 1 ? one : many}`] : [];
  });
  const others = Object.entries(counts).flatMap(([name, count]) =>
    count > 0 && !WORDS.some(([word]) => word === name) ? [`${count} ${name}`] : [],
  );
  return [...known, ...others].join(', ');
};
