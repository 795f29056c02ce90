import { sha256 } from '../system/sha256.ts';

/** A file name for a text that may hold anything: 24 hex digits of its sha-256. */
export const shortHash = (...parts: string[]): string => sha256(parts.join('\0')).slice(0, 24);
