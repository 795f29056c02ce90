import type { Style } from './style.ts';

const ESCAPES = /\u001b\[\d+m/g;

/** Columns that `text` takes; wide East Asian characters and emoji count two. */
function columns(text: string): number {
  const plain = text.includes('\u001b') ? text.replace(ESCAPES, '') : text;
  if (/^[ -~]*$/.test(plain)) return plain.length; // nearly all: the tables of Unicode are slow to load
  let sum = 0;
  for (const char of plain)
    sum +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]/u.test(
        char,
      )
        ? 2
        : /\p{M}/u.test(char)
          ? 0
          : 1;
  return sum;
}

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));

/** Words of `text` in lines of at most `width` columns (0 = one line). A word that is too long has a line of its own. */
export function wrapped(text: string, width: number): string[] {
  if (width <= 0 || columns(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columns(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** `label  text`, the text wrapped and hanging at the column of `indent` + `labelWidth`. */
export function labelled(label: string, text: string, style: Style, labelWidth = 9, indent = 2): string[] {
  const lead = ' '.repeat(indent);
  const hang = ' '.repeat(indent + labelWidth);
  return wrapped(text, style.width === 0 ? 0 : style.width - indent - labelWidth).map((line, index) =>
    index === 0 ? `${lead}${padded(style.faint(label), labelWidth)}${line}` : `${hang}${line}`,
  );
}

/** Several texts under one label: the first carries it, the others hang below. */
export const listed = (label: string, texts: readonly string[], style: Style, labelWidth = 9, indent = 2): string[] =>
  texts.flatMap((text, index) => labelled(index === 0 ? label : '', text, style, labelWidth, indent));

/**
 * Rows as columns, each as wide as its widest cell; the last one takes what is left of the terminal and is cut with … when it is too
 * long. A header row, when given, is faint.
 */
export function table(rows: readonly (readonly string[])[], style: Style, header?: readonly string[]): string[] {
  const all = (header ? [header, ...rows] : rows).map((row) => row.map((cell) => ({ cell, columns: columns(cell) })));
  const widths: number[] = [];
  for (const row of all)
    for (const [index, { columns }] of row.slice(0, -1).entries())
      widths[index] = Math.max(widths[index] ?? 0, columns);
  return all.map((row, index) => {
    const leading = row.slice(0, -1).map(({ cell, columns }, at) => cell + ' '.repeat((widths[at] ?? 0) - columns));
    const used = widths.reduce((sum, width) => sum + width + 2, 0);
    const last = row.at(-1)?.cell ?? '';
    const line = [...leading, cut(last, style.width === 0 ? 0 : Math.max(20, style.width - used))].join('  ').trimEnd();
    return header && index === 0 ? style.faint(line) : line;
  });
}

function cut(text: string, width: number): string {
  if (width === 0 || columns(text) <= width) return text;
  let line = '';
  for (const char of text.replace(ESCAPES, '')) {
    if (columns(line) + columns(char) > width - 1) break;
    line += char;
  }
  return `${line}…`;
}
