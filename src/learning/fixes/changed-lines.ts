/** Lines that an edit took out and put in, without those at its beginning and end that stayed. Blank lines at the ends do not count. */
export function changedLines(oldText: string, newText: string): { removed: string[]; added: string[] } {
  const before = linesOf(oldText);
  const after = linesOf(newText);
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const shorter = Math.min(before.length, after.length) - start;
  while (end < shorter && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { removed: before.slice(start, before.length - end), added: after.slice(start, after.length - end) };
}

const linesOf = (text: string): string[] =>
  text === '' ? [] : text.replace(/\r/g, '').replace(/\n+$/, '').split('\n');
