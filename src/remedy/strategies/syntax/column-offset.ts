/** Width of a tab in the columns that gcc prints. */
const TAB = 8;

/** Offset in a line of a 1-based column; gcc counts a tab as up to eight columns, clang as one. */
export function columnOffset(line: string, column: number, wideTabs: boolean): number {
  let at = 0;
  for (let seen = 1; at < line.length && seen < column; at++)
    seen += wideTabs && line[at] === '\t' ? TAB - ((seen - 1) % TAB) : 1;
  return at;
}
