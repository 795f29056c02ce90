import type { Replacement } from '../../transaction/plan.ts';

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const commonPrefix = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
};

/** The one smallest replacement that makes `after` of `before`; null when they are equal. */
function narrow(before: string, after: string, offset: number): Replacement | null {
  if (before === after) return null;
  const head = commonPrefix(before, after);
  const most = Math.min(before.length, after.length) - head;
  let tail = 0;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start: offset + head, end: offset + before.length - tail, text: after.slice(head, after.length - tail) };
}

/** The replacements that make `after` of `before`: one per changed line where the lines correspond, one for all where they do not. */
export function lineReplacements(before: string, after: string): Replacement[] {
  const old = linesOf(before);
  const now = linesOf(after);
  if (old.length !== now.length) return [narrow(before, after, 0)].filter((part) => part !== null);
  let offset = 0;
  const parts: Replacement[] = [];
  for (const [index, line] of old.entries()) {
    const part = narrow(line, now[index] as string, offset);
    if (part) parts.push(part);
    offset += line.length;
  }
  return parts;
}
