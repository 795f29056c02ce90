import { shellTokens } from '../failure/shell-tokens.ts';

/** What the shell would replace in a word before it runs the command. */
const EXPANDS = /[$`]/;
const EXPANDS_UNQUOTED = /[*?[\]~]|\{[^{}]*[,.][^{}]*\}/;

/**
 * The words of a command line when it is one simple command, so that it can be run without a shell. Null when it needs one: pipes, lists,
 * redirections, substitutions, variables, globs, assignments.
 */
export function commandWords(command: string): string[] | null {
  const words: string[] = [];
  for (const token of shellTokens(command.trim())) {
    if (token.kind !== 'word' || EXPANDS.test(token.text)) return null;
    if (!token.quoted && EXPANDS_UNQUOTED.test(token.text)) return null;
    if (words.length === 0 && !token.quoted && /^\w+=/.test(token.text)) return null;
    words.push(token.text);
  }
  return words;
}
