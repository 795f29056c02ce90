import { fingerprintOf } from '../failure/fingerprint-of.ts';
import { maskLine } from '../failure/mask-line.ts';

/** Identity and signature of a failure, as it was read before anything was learned. */
interface ReadFailure {
  fingerprint: string;
  signature: string;
}

/**
 * The fingerprint of a failure whose cause a learned pattern recognised. Where the failure was read by another line (`make: *** Error 1`), that
 * one is the same for many causes, so the cause's own line tells.
 */
export function messageFingerprint({ fingerprint, signature }: ReadFailure, pattern: string, line: string): string {
  const own = maskLine(line);
  return own === signature ? fingerprint : fingerprintOf(pattern, own);
}
