import { createHash } from 'node:crypto';

/**
 * The identity of a failure: 16 hex digits of sha-256 over the tool family (program name, '' without a command) and the signature.
 */
export const fingerprintOf = (family: string, signature: string): string =>
  createHash('sha256').update(`${family}\n${signature}`).digest('hex').slice(0, 16);
