const BLOCK =
  /^<{7}[^\n]*\n(?<ours>(?:(?!<{7}|\|{7}|={7}|>{7})[^\n]*\n)*)(?:\|{7}[^\n]*\n(?<base>(?:(?!<{7}|={7}|>{7})[^\n]*\n)*))?={7}[^\n]*\n(?<theirs>(?:(?!<{7}|={7}|>{7})[^\n]*\n)*)>{7}[^\n]*(?:\n|$)/gm;

const plain = (side: string): string => side.replace(/\s+$/gm, '');

/**
 * The text without the markers of a merge conflict, when each of its blocks has one meaning: both sides are the same, or one is what both
 * came from. Null when a side would have to be chosen. Lines are compared without blanks at their ends.
 */
export function withoutEqualSides(text: string): { text: string; lines: number[] } | null {
  const lines: number[] = [];
  let decided = true;
  const result = text.replace(BLOCK, (block: string, ...rest: unknown[]) => {
    const { ours = '', theirs = '', base } = rest.at(-1) as { ours?: string; theirs?: string; base?: string };
    const at = rest.at(-3) as number;
    lines.push(text.slice(0, at).split('\n').length - 1);
    if (plain(ours) === plain(theirs)) return ours;
    if (base !== undefined && plain(base) === plain(ours)) return theirs;
    if (base !== undefined && plain(base) === plain(theirs)) return ours;
    decided = false;
    return block;
  });
  return decided && lines.length > 0 && !/^(?:<{7}|={7}\r?$|>{7})/m.test(result) ? { text: result, lines } : null;
}
