/** True for the errors that say that the file's content is damaged, as opposed to locked, full or unreadable. */
export const isCorruption = (error: unknown): boolean =>
  error instanceof Error && /malformed|not a database|corrupt/i.test(error.message);
