import type { Line, Token } from './tokens.ts';

interface Box {
  line: number;
  indent: number;
  /** Indent of the first member that begins a line. */
  members: number | null;
}

/** A place where the lines do not look as the brackets say. */
export interface LayoutFault {
  line: number;
  /** Line of the bracket that the line was compared with. */
  opened: number;
}

const significant = (line: Line): Token[] => line.tokens.filter((token) => token.kind !== 'comment');

const indentOf = (line: Line): number => /^\s*/.exec(line.text)?.[0].replaceAll('\t', '    ').length ?? 0;

/**
 * Compares the indents of lines with the nesting of their brackets: members of one container begin in one column, further in than the line that
 * opens it, and a closing bracket that begins a line stands under that line's beginning. Needs no valid text.
 */
export function layoutFaults(lines: readonly Line[]): LayoutFault[] {
  const faults: LayoutFault[] = [];
  const boxes: Box[] = [];
  const checkFirst = (token: Token, line: number, indent: number): void => {
    const box = boxes.at(-1);
    if (!box) {
      if (indent > 0 || '}]'.includes(token.text)) faults.push({ line, opened: line });
      return;
    }
    const isCloser = token.kind === 'punctuation' && '}]'.includes(token.text);
    if (isCloser ? indent !== box.indent : token.text === ',') faults.push({ line, opened: box.line });
    if (isCloser || token.text === ',') return;
    box.members ??= indent;
    if (indent !== box.members || indent <= box.indent) faults.push({ line, opened: box.line });
  };
  for (const [index, line] of lines.entries()) {
    const tokens = significant(line);
    const indent = indentOf(line);
    for (const [at, token] of tokens.entries()) {
      if (at === 0 && index > 0) checkFirst(token, index, indent);
      if (token.kind !== 'punctuation') continue;
      if (token.text === '{' || token.text === '[') boxes.push({ line: index, indent, members: null });
      else if (token.text === '}' || token.text === ']') boxes.pop();
    }
  }
  for (const box of boxes) faults.push({ line: lines.length - 1, opened: box.line });
  return faults;
}
