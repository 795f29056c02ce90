import type { Fix } from './fix.ts';
import { type Line, readLine } from './tokens.ts';

const editLine = (text: string, fixes: readonly Fix[]): string => {
  let result = '';
  let at = 0;
  for (const { start, end, text: inserted } of [...fixes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, start) + inserted;
    at = Math.max(at, end);
  }
  return result + text.slice(at);
};

/** Lines with the fixes made. A line that only held a comment goes as a whole. */
export function applyFixes(lines: readonly Line[], fixes: readonly Fix[]): Line[] {
  const byLine = new Map<number, Fix[]>();
  for (const fix of fixes) byLine.set(fix.line, [...(byLine.get(fix.line) ?? []), fix]);
  const result: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const own = byLine.get(index);
    if (!own) {
      result.push(line);
      continue;
    }
    const text = editLine(line.text, own);
    const isEmptied = text.trim() === '' && own.every((fix) => fix.kind === 'comment');
    if (!isEmptied)
      result.push(readLine(text, line.eol, line.startsInComment && own.every((fix) => fix.kind !== 'comment')));
  }
  return result;
}

/** Lines with one line edited; the other lines are the same objects. Null when that would begin or end a block comment. */
export function editOne(lines: readonly Line[], edit: Fix): Line[] | null {
  const old = lines[edit.line] as Line;
  const line = readLine(editLine(old.text, [edit]), old.eol, old.startsInComment);
  if (line.endsInComment !== old.endsInComment) return null;
  return lines.with(edit.line, line);
}
