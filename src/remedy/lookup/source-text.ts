/** Offset of the first character of each line; line n (1-based) starts at `starts[n - 1]`. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Offsets `[start, end)` of a 1-based line without its line end, or null past the end. */
export function lineSpan(text: string, line: number): [number, number] | null {
  const start = lineStarts(text)[line - 1];
  if (start === undefined) return null;
  let end = text.indexOf('\n', start);
  if (end < 0) end = text.length;
  if (end > start && text[end - 1] === '\r') end--;
  return [start, end];
}

/** Text of a 1-based line without its line end; empty past the end. */
export function lineText(text: string, line: number): string {
  const span = lineSpan(text, line);
  return span ? text.slice(...span) : '';
}

const WORD = /[\p{L}\p{N}_$]/u;

/** Offsets at which `name` stands as a whole identifier. Search in masked code to leave strings and comments out. */
export function identifierOffsets(code: string, name: string): number[] {
  const found: number[] = [];
  if (!name) return found;
  for (let at = code.indexOf(name); at >= 0; at = code.indexOf(name, at + name.length)) {
    if (!WORD.test(code[at - 1] ?? ' ') && !WORD.test(code[at + name.length] ?? ' ')) found.push(at);
  }
  return found;
}

/** The same within a 1-based line; none past the end. */
export function identifiersOnLine(code: string, line: number, name: string): number[] {
  const span = lineSpan(code, line);
  return span ? identifierOffsets(code, name).filter((at) => at >= span[0] && at < span[1]) : [];
}

/** Every identifier in the code, once each. */
export const identifiersIn = (code: string): Set<string> => new Set(code.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []);

/** Offset just after the bracket that closes the one at `open`, in masked code; -1 when it never closes. */
export function closingBracket(code: string, open: number): number {
  const pairs: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
  const stack: string[] = [];
  for (let i = open; i < code.length; i++) {
    const char = code[i] ?? '';
    if (pairs[char]) stack.push(pairs[char]);
    else if (char === ')' || char === ']' || char === '}') {
      if (stack.pop() !== char) return -1;
      if (stack.length === 0) return i + 1;
    }
  }
  return -1;
}
