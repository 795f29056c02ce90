/** Everything means itself, but for `*`; the library has rules of its own for `./`, for names without a star and for stars alone. */
const PLAIN = /^(?=.*\*)(?=.*\w)(?!.*\*\*|.*\.\/)[\w .:/*-]+$/;

/**
 * The regex of a glob that knows nothing but `*`, as `*pytest*` or `python *` do: nearly all of them, for which no library has to be loaded.
 * The same as the glob library makes of it with the options of `CommandFilter`. Null for any other glob.
 */
export function plainGlob(glob: string): RegExp | null {
  if (process.platform === 'win32' || !PLAIN.test(glob)) return null;
  const parts = glob.split('*').map((part) => part.replace(/[.\-/]/g, '\\$&'));
  return new RegExp(`^(?:${parts.join('.*?')}\\/?)$`);
}
