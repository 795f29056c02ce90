/** `*pytest*`, `*git*push*`: words between stars. */
const BETWEEN = /^\*(?:\w[\w .:/-]*\*)+$/;
/** `npm *`: a beginning. */
const BEGINNING = /^(\w[\w .:-]*)\*$/;
/** What a star stands for at the end of a beginning: anything but the folders `.` and `..`. */
const REST = '(?:(?!(?:^|\\/)\\.{1,2}(?:\\/|$)).)*?';

const quote = (text: string): string => text.replace(/[.\-/]/g, '\\$&');

/**
 * The regex of a glob of one of the two forms that nearly all have, for which no library has to be loaded: the same as the library makes of it
 * with the options of `CommandFilter`. Null for any other glob.
 */
export function plainGlob(glob: string): RegExp | null {
  if (process.platform === 'win32' || glob.includes('./')) return null;
  const beginning = BEGINNING.exec(glob)?.[1];
  if (beginning !== undefined) return new RegExp(`^${quote(beginning)}${REST}$`);
  return BETWEEN.test(glob) ? new RegExp(`^${glob.split('*').map(quote).join('.*?')}\\/?$`) : null;
}
