/** The function around an offset of masked Python code. */
export interface Enclosing {
  async: boolean;
  name: string;
  /** Offsets of its body, header included. */
  start: number;
  end: number;
}

/** The innermost `def` whose body contains the offset, or null at module or class level. */
export function enclosingFunction(code: string, offset: number): Enclosing | null {
  let best: Enclosing | null = null;
  for (const header of code.matchAll(/^([ \t]*)(async[ \t]+)?def[ \t]+(\w+)/gm)) {
    if (header.index > offset) break;
    const indent = (header[1] ?? '').length;
    const next = new RegExp(`^[ \\t]{0,${indent}}[^\\s#)\\]}]`, 'gm');
    next.lastIndex = code.indexOf('\n', header.index) + 1 || code.length;
    const end = next.exec(code)?.index ?? code.length;
    if (offset < end) best = { async: header[2] !== undefined, name: header[3] ?? '', start: header.index, end };
  }
  return best;
}

/** Start of the dotted receiver in front of a name: `self.client.` of `self.client.fetch`. */
export function receiverStart(code: string, at: number): number {
  const before = /(?:\w+[ \t]*\.[ \t]*)+$/.exec(code.slice(Math.max(0, at - 200), at));
  return before ? at - before[0].length : at;
}
