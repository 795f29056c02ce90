import { createHash } from 'node:crypto';

/** A file name for a text that may hold anything: 24 hex digits of its sha-256. */
export const shortHash = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 24);
