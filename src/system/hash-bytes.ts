import { createHash } from 'node:crypto';

/** sha-256 of the bytes, 64 hex digits. */
export const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
