/**
 * Is this a command that the configuration names (`ignore.commands`, `verify.commands`)? The globs are compared with the whole command
 * line; the glob library is loaded only where there are any.
 */
export async function commandMatches(command: string | undefined, globs: readonly string[]): Promise<boolean> {
  if (command === undefined || globs.length === 0) return false;
  const { default: micromatch } = await import('micromatch');
  return micromatch.isMatch(command.trim(), [...globs], { bash: true, dot: true });
}
