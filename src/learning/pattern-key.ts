/** The key of what holds for every failure that a pattern recognises; fingerprints are the other keys of the book. */
export const patternKey = (pattern: string): string => `pattern:${pattern}`;
