import type { Report } from '../diagnosis/diagnosis.ts';
import { identityOf } from '../diagnosis/identity-of.ts';
import { shortHash } from '../history/short-hash.ts';

/** What makes two failures of a session the same. A fingerprint alone masks file names and values, which the agent needs told apart. */
export interface FailureKeys {
  /** The same cause: said once. */
  cause: string;
  /** The same failure in every respect: when it returns, nothing that was tried made a difference. */
  whole: string;
}

/** Keys of a failed or masked command. */
export function failureKeys({ failure, diagnoses, analyses }: Report): FailureKeys {
  const { fingerprint } = failure;
  const first = diagnoses[0];
  const causes = diagnoses.map((one) => (one.category === 'assertion' ? one.root : identityOf(one)));
  const tests = analyses.flatMap(({ failedTests }) => failedTests);
  return {
    cause: shortHash(fingerprint, first ? identityOf(first) : ''),
    whole: shortHash(fingerprint, ...causes, ...tests),
  };
}
