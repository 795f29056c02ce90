import type { KeyLine } from './failure.ts';
import { signOf } from './line-signs.ts';
import { structureBonus } from './line-structure.ts';
import { lineWeight } from './line-weight.ts';

/** Up to this weight a line only looks like a message: of those, the last is the likeliest. */
const FAINT = 8;
/** How many key lines are kept. */
const KEPT = 5;

/**
 * The lines that state what went wrong, best first: specific statements before vague ones, causes before consequences, of equals the
 * first. Where nothing is recognised, the last lines of the output, the very last first. Linear.
 */
export function selectKeyLines(lines: readonly string[]): KeyLine[] {
  const bonus = structureBonus(lines);
  const found: { line: number; text: string; weight: number }[] = [];
  const seen = new Set<string>();
  lines.forEach((line, index) => {
    const weight = lineWeight(line) + (bonus.get(index) ?? 0);
    const text = line.trim();
    if (weight <= 0 || text === '' || seen.has(text)) return;
    seen.add(text);
    found.push({ line: index + 1, text, weight });
  });
  if (found.length === 0) return lastLines(lines);
  found.sort((a, b) => b.weight - a.weight || (a.weight > FAINT ? a.line - b.line : b.line - a.line));
  return found.slice(0, KEPT).map(({ line, text }) => ({ line, text: text.slice(0, 2000) }));
}

function lastLines(lines: readonly string[]): KeyLine[] {
  const last: KeyLine[] = [];
  for (let i = lines.length - 1; i >= 0 && last.length < 2; i--) {
    const text = (lines[i] as string).trim();
    if (/[\p{L}\p{N}]/u.test(text) && (signOf(text) !== 'noise' || i === 0))
      last.push({ line: i + 1, text: text.slice(0, 2000) });
  }
  return last;
}
