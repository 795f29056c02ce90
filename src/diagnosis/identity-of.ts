import type { Diagnosis } from './diagnosis.ts';

/** Two diagnoses are the same problem when pattern and root agree, line numbers and spacing aside. */
export const identityOf = (diagnosis: Diagnosis): string =>
  `${diagnosis.pattern ?? ''}|${diagnosis.root.replace(/\d+/g, '#').replace(/\s+/g, ' ')}|${diagnosis.captures.symbol ?? ''}|${diagnosis.locations[0]?.file ?? ''}`;
