import { commandLine } from '../remedy/command-line.ts';
import { commandWords } from '../remedy/command-words.ts';

/** Longer than this nobody copies from a terminal. */
const LONGEST = 300;

/**
 * How one has heal-hooks run a command, as one types it: `heal-hooks run -- npm test`. What needs a shell is handed to one as a whole, or
 * the caller's shell would run the rest by itself.
 */
export function runAgain(program: string, command: string | undefined): string {
  if (command === undefined || command === '') return `${program} run -- <command>`;
  if (command.includes('\n') || command.length > LONGEST) return `${program} run -- <the same command>`;
  return `${program} run -- ${commandWords(command) ? command : commandLine(['sh', '-c', command])}`;
}
