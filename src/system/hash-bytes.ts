/** sha-256 of the bytes, 64 hex digits. */
export const hashBytes = (bytes: Uint8Array): string =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest('hex');
