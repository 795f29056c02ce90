import { sha256 } from '../system/sha256.ts';

/**
 * The identity of a failure: 16 hex digits of sha-256 over the tool family (program name, '' without a command) and the signature.
 */
export const fingerprintOf = (family: string, signature: string): string =>
  sha256(`${family}\n${signature}`).slice(0, 16);
