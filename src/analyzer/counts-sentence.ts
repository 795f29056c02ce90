import type { Analysis } from './analysis.ts';

/** Count names in the order in which people say them; `[name, one, many]`. */
const WORDS: readonly [string, string, string][] = [
  ['failed', 'failed', 'failed'],
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
 * The counts of an analysis as people say them: `2 failed, 118 passed`. Zeros are left out; empty when the tool counted
 * nothing.
 */
export const countsSentence = (analysis: Pick<Analysis, 'counts'>): string =>
  WORDS.flatMap(([name, one, many]) => {
    const count = analysis.counts[name] ?? 0;
    return count > 0 ? [`${count} ${count === 1 ? one : many}`] : [];
  }).join(', ');
