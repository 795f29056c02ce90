import type { Segment } from './command-shape.ts';
import { isRunner } from './runners.ts';

/** How a tool begins what it says about its own call, where that is not `name: `. */
const OWN_WORDS: Readonly<Record<string, RegExp>> = {
  git: /^(?:fatal|error): /,
  pnpm: /^\s*ERR_PNPM/,
  kubectl: /^(?:error: |Error from server|The connection to the server|Unable to connect)/,
  docker:
    /^(?:docker: |Error response from daemon|Cannot connect to the Docker|Error: |unknown (?:flag|shorthand|command))/,
  systemctl: /^(?:Failed to|System has not been|Unit \S+ could not be found)/,
};
const ANY_TOOL = /^(?:error|Error|ERROR|fatal|E): /;
const NPM = /^npm (?:error|ERR!)/;
/** Calls that print nothing when they work: whatever comes is a complaint. */
const SILENT = /^(?:\[{1,2}|test|let|\(\()$/;
const SHELL = /^\S*(?:bash|sh): (?:line )?\d+: /;

/**
 * True when a call says of itself that it could not do its work (`find: unknown predicate`, `fatal: bad object`), before or after
 * all else. What a reading call shows may be about errors and says nothing about the call.
 */
export function complains(lines: readonly string[], { program, role }: Segment): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  if (SILENT.test(program)) return filled.length > 0;
  const [first = '', last = ''] = [filled[0], filled.at(-1)];
  // a tool dies before it shows anything
  const words = OWN_WORDS[program] ?? (role === 'work' || isRunner(program) ? ANY_TOOL : null);
  if (words?.test(first) || (program === 'npm' && NPM.test(last))) return true;
  const own = (line: string): boolean =>
    line.startsWith(`${program}: `) || (/^\S*\//.test(line) && line.includes(`/${program}: `));
  return own(first) || own(last) || filled.some((line) => SHELL.test(line));
}
