import type { Replacement } from '../../../transaction/plan.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { identifierOffsets } from '../../lookup/source-text.ts';
import type { SourceFile } from '../../remedy.ts';

/** A `use` statement that names an item. */
interface UseStatement {
  start: number;
  /** Behind its semicolon. */
  end: number;
  /** `pub `, `pub(crate) ` or empty, with the indentation. */
  lead: string;
}

function statementAround(code: string, at: number): UseStatement | null {
  for (const match of code.matchAll(/^([ \t]*(?:pub(?:\([^)\n]*\))?[ \t]+)?)use\b[^;]*;/gm)) {
    const end = match.index + match[0].length;
    if (match.index <= at && at < end) return { start: match.index, end, lead: match[1] ?? '' };
  }
  return null;
}

/**
 * The edits that let a `use` take `item` from another path. The item leaves its group, which stays as it is for its other names.
 * Null when no `use` at that line names the item, or its form is not a plain one.
 */
export function takeFrom(source: SourceFile, line: [number, number], item: string, path: string): Replacement[] | null {
  const code = maskCode(source.text, 'rust');
  const at = identifierOffsets(code, item).find((offset) => offset >= line[0] && offset < line[1]);
  const statement = at === undefined ? null : statementAround(code, at);
  if (at === undefined || !statement) return null;
  const alias = /^\s+as\s+\w+/.exec(code.slice(at + item.length))?.[0] ?? '';
  const after = at + item.length + alias.length;
  const before = code.slice(statement.start, at);
  if (!before.includes('{')) {
    if (!/^\s*;/.test(code.slice(after))) return null;
    const start = statement.start + /\buse\s+/.exec(before)!.index + /\buse\s+/.exec(before)![0].length;
    return [{ start, end: at + item.length, text: path }];
  }
  // `{ a, item, b }`: only a name that stands alone between commas can leave.
  const open = /[{,]\s*$/.exec(code.slice(0, at));
  const close = /^\s*[,}]/.exec(code.slice(after));
  if (!open || !close) return null;
  const comma = close[0].trim() === ',';
  const start = comma ? at : open.index + (open[0].startsWith('{') ? 1 : 0);
  const end = comma
    ? after + close[0].length + (/^[ \t]*/.exec(code.slice(after + close[0].length))?.[0].length ?? 0)
    : after;
  const left = source.text.slice(statement.start, start) + source.text.slice(end, statement.end);
  const single = left.replace(/\{\s*(\w+)\s*,?\s*\}/, '$1');
  const added = `${source.eol}${statement.lead}use ${path}${alias};`;
  return [{ start: statement.start, end: statement.end, text: single + added }];
}
