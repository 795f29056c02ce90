import type { Report } from './diagnosis/diagnosis.ts';
import { identityOf } from './diagnosis/identity-of.ts';

/** How often each problem is reported: a problem in two places that is down to one has been worked on. */
export const problemWeights = (report: Report): Map<string, number> => {
  const result = new Map<string, number>();
  for (const diagnosis of report.diagnoses) {
    const id = identityOf(diagnosis);
    result.set(id, (result.get(id) ?? 0) + diagnosis.count);
  }
  return result;
};
