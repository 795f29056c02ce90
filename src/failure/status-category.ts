/** What an exit status means by convention, where the text says nothing: `timeout` ends with 124, a shell with 128 + the signal's number. */
const BY_STATUS: Readonly<Record<number, 'timeout' | 'memory' | 'runtime' | 'permission' | 'command_not_found'>> = {
  124: 'timeout',
  126: 'permission',
  127: 'command_not_found',
  132: 'runtime',
  134: 'runtime',
  135: 'memory',
  136: 'runtime',
  137: 'memory',
  139: 'memory',
  143: 'timeout',
  152: 'timeout',
};

/** The category that an exit status alone suggests; null for a status without a meaning of its own. */
export const statusCategory = (exitCode: number | null): (typeof BY_STATUS)[number] | null =>
  exitCode === null ? null : (BY_STATUS[exitCode] ?? null);
