import type { Recovered } from '../transaction/recover.ts';

const OUTCOMES: Readonly<Record<Recovered['outcome'], string>> = {
  'taken-back': 'was interrupted and is taken back now',
  completed: 'was interrupted at its very end; it is complete now',
  dropped: 'was interrupted; its project is gone',
};

/** What became of a fix that a killed heal-hooks left behind, in one line; a second one when files were left as somebody changed them. */
export function recoveredText({ id, title, outcome, left }: Recovered): string {
  const line = `An earlier fix (${title}) ${OUTCOMES[outcome]}.\n`;
  return left.length === 0
    ? line
    : `${line}  Left as they are, because they changed since: ${left.join(', ')}. Backup ${id}.\n`;
}
