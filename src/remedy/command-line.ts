/** Words as one would type them in a POSIX shell: for eyes and for `commandWords`, never handed to a shell. */
export const commandLine = (argv: readonly string[]): string => argv.map(quoteWord).join(' ');

/** One word, in quotes where a shell would read it. */
export const quoteWord = (word: string): string =>
  /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
