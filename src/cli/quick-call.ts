import type { Invocation } from './command-spec.ts';

/** Options with a value, and what they are called. */
const VALUES: Readonly<Record<string, 'command' | 'exitCode'>> = {
  '-c': 'command',
  '--command': 'command',
  '-e': 'exitCode',
  '--exit-code': 'exitCode',
};

/**
 * A plain call of `diagnose`, as it is mostly typed: the same as the parser of all commands reads in it, without loading that. Null for
 * anything else, which is for the parser to read or to refuse.
 *
 * @param argv what follows the name of the program
 */
export function quickCall([verb, ...words]: readonly string[]): Invocation | null {
  if (verb !== 'diagnose') return null;
  const options: Record<string, unknown> = {};
  const args: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as string;
    const name = VALUES[word];
    if (name !== undefined) {
      i += 1;
      const value = words[i];
      if (value === undefined || value.startsWith('-')) return null;
      if (name === 'exitCode' && !/^\d{1,9}$/.test(value)) return null;
      options[name] = name === 'exitCode' ? Number(value) : value;
    } else if (word === '--json') options.json = true;
    else if (word === '' || (word.startsWith('-') && word !== '-') || args.length > 0) return null;
    else args.push(word);
  }
  return { args: args.length > 0 ? args : [undefined], options };
}
