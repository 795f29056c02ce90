import { escapeRegex } from '../../../pattern/placeholders.ts';
import type { Replacement } from '../../../transaction/plan.ts';
import { enclosingScriptFunction } from '../../lookup/script-functions.ts';
import { closingBracket, identifierOffsets, lineSpan } from '../../lookup/source-text.ts';

/** Classes in front of an offset that are looked at: the one around it is near. */
const MAX_CLASSES = 20;

/** The innermost class body around an offset of masked code. */
function classAround(code: string, at: number): [number, number] | null {
  const heads = [...code.slice(0, at).matchAll(/\bclass\b[^{};()]{0,300}\{/g)];
  for (const head of heads.slice(-MAX_CLASSES).reverse()) {
    const open = head.index + head[0].length - 1;
    const end = closingBracket(code, open);
    if (at < end) return [open, end];
  }
  return null;
}

/** Does the class body declare a method or field of that name that instances have? */
function declares(code: string, [open, end]: [number, number], name: string): boolean {
  const body = code.slice(open + 1, end - 1);
  const escaped = escapeRegex(name);
  const members = body.matchAll(
    new RegExp(
      `(?:^|[;{}\\n])[ \\t]*(?:async\\s+|readonly\\s+|private\\s+|public\\s+|protected\\s+)*${escaped}\\s*[(=;:]`,
      'g',
    ),
  );
  for (const member of members) {
    const before = body.slice(0, member.index + 1);
    const depth = (before.match(/[{([]/g)?.length ?? 0) - (before.match(/[})\]]/g)?.length ?? 0);
    if (depth === 0) return true;
  }
  return new RegExp(`(?<![\\w$.])this\\.${escaped}\\s*=(?!=)`).test(body);
}

/**
 * `this.` before the uses of a name at a line, when the method around it belongs to a class that has a member of that name. Null in static methods and
 * in plain functions, where `this` is something else.
 */
export function ownMember(code: string, line: number, name: string): Replacement[] | null {
  const span = lineSpan(code, line);
  const uses = identifierOffsets(code, name).filter(
    (at) => span && at >= span[0] && at < span[1] && !/[.?]\s*$/.test(code.slice(span[0], at)),
  );
  const [first] = uses;
  const around = first === undefined ? null : classAround(code, first);
  if (first === undefined || !around || !declares(code, around, name)) return null;
  for (let at = first; ; ) {
    const inside = enclosingScriptFunction(code, at);
    if (!inside || inside.body[0] < around[0]) return null;
    const lead = code.slice(Math.max(around[0], inside.at - 40), inside.body[0]);
    if (/=>\s*$/.test(lead)) {
      at = inside.body[0];
      continue;
    }
    if (/\bfunction\b/.test(lead.slice(lead.lastIndexOf('\n') + 1)) || /\bstatic\s[^\n]*$/.test(lead)) return null;
    return uses.map((use) => ({ start: use, end: use, text: 'this.' }));
  }
}
