/**
 * Splits a command line into its words as a shell would, when it is one simple command. Null when it needs a shell: pipes, lists,
 * redirections, substitutions, variables, globs. Leading `NAME=value` assignments are kept as words.
 */
export function commandWords(command: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  for (let i = 0; i < command.length; i++) {
    const char = command[i] ?? '';
    if (char === "'" || char === '"') {
      const end = closing(command, i, char);
      if (end < 0) return null;
      const inside = command.slice(i + 1, end);
      if (char === '"' && /[$`]/.test(inside)) return null;
      word = (word ?? '') + (char === '"' ? inside.replace(/\\(["\\$`])/g, '$1') : inside);
      i = end;
    } else if (char === '\\') {
      word = (word ?? '') + (command[++i] ?? '');
    } else if (/\s/.test(char)) {
      if (char === '\n' && words.length > 0 && command.slice(i).trim() !== '') return null;
      if (word !== null) words.push(word);
      word = null;
    } else if (/[|&;<>()$`*?#~{}[\]!]/.test(char) && !isPlain(command, i, word)) return null;
    else word = (word ?? '') + char;
  }
  if (word !== null) words.push(word);
  return words;
}

const closing = (command: string, open: number, quote: string): number => {
  for (let i = open + 1; i < command.length; i++) {
    if (command[i] === '\\' && quote === '"') i++;
    else if (command[i] === quote) return i;
  }
  return -1;
};

/** Characters that mean nothing to the shell where they stand. */
const isPlain = (command: string, at: number, word: string | null): boolean => {
  const char = command[at] ?? '';
  if (char === '#' || char === '~') return word !== null;
  if (char === '!' || char === '{' || char === '}')
    return char === '!' ? word !== null : !/[,.]/.test(command.slice(at, at + 20));
  return false;
};
