import { isException, signOf } from './line-signs.ts';

/** Lines that only announce: the message stands on the next line. */
const ANNOUNCES =
  /^(?:thread '.*'(?: \(\d+\))? panicked at \S+:\d+:\d+:|CMake Error(?: at .*)?:|=+ Compilation error.*=+|rake aborted!|\s*● .*|ERROR in \S+|\s*--- FAIL: .*|\s*\d+\) (?:Failure|Error|FAIL).*|(?:error|Error|ERROR):)$/;
/** Statements that go on in the next line. */
const CONTINUES = /^.*\b(?:errors?|failed|following|occurred|issues|because|Failure\/Error)\b.*:$/i;

/** A traceback's first line, also inside pytest's or a log's indentation. */
const TRACEBACK = /^([\s|]*)Traceback \(most recent call last\):/;
const CHAIN = /^[\s|]*(?:The above exception was the direct cause|During handling of the above exception)/;

/** What the arrangement of the lines adds to or takes from the weight of each (by 0-based index). */
export function structureBonus(lines: readonly string[]): Map<number, number> {
  const bonus = new Map<number, number>();
  const add = (index: number, value: number): void => void bonus.set(index, (bonus.get(index) ?? 0) + value);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    const traceback = TRACEBACK.exec(line);
    if (traceback) {
      const end = exceptionLine(lines, i, traceback[1] ?? '');
      for (let frame = i; frame < end; frame++) add(frame, -200);
      // an exception at the very end is the one that ended the program, whatever was printed and survived before
      if (end < lines.length) add(end, (chained(lines, end) ? 12 : 14) + (end >= lines.length - 2 ? 20 : 0));
      i = end - 1;
    } else if (line.startsWith('@@ ')) {
      // a comparison: the first line that is there and was not expected
      let next = i + 1;
      while (next < lines.length && /^[ -]/.test(lines[next] as string)) next++;
      if (lines[next]?.startsWith('+')) add(next, 12);
    } else if (PYTEST.test(line)) {
      i = pytestBlock(lines, i, add) - 1;
    } else if (ANNOUNCES.test(line) || CONTINUES.test(line)) {
      const announces = ANNOUNCES.test(line);
      const next = nextFilled(lines, i);
      if (next !== null) add(next, announces ? 30 : 12);
      add(i, announces ? -50 : -8);
    }
  }
  return bonus;
}

const PYTEST = /^E {2,}/;

/**
 * pytest marks the lines of a cause with `E`: the one that names the exception counts, else the first.
 * Answers the index after the block.
 */
function pytestBlock(lines: readonly string[], from: number, add: (index: number, value: number) => void): number {
  let end = from;
  while (end < lines.length && PYTEST.test(lines[end] as string)) end++;
  const block = lines.slice(from, end);
  const named = block.findIndex((line) => isException(line.replace(PYTEST, '')));
  block.forEach((_, offset) => {
    if (offset !== Math.max(named, 0)) add(from + offset, -50);
  });
  if (named >= 0) add(from + named, 10);
  return end;
}

/** Index of the line that names the exception of a traceback: the first that is not indented deeper than the traceback itself. */
function exceptionLine(lines: readonly string[], from: number, indent: string): number {
  for (let i = from + 1; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line.startsWith(indent) && /^\S/.test(line.slice(indent.length))) return i;
    if (!line.startsWith(indent) && line.trim() !== '') return i;
  }
  return lines.length;
}

const chained = (lines: readonly string[], at: number): boolean => {
  for (let i = at + 1; i < Math.min(at + 6, lines.length); i++) if (CHAIN.test(lines[i] as string)) return true;
  return false;
};

/** The next line with words in it, unless it is a frame or a hint. */
function nextFilled(lines: readonly string[], at: number): number | null {
  for (let i = at + 1; i < Math.min(at + 4, lines.length); i++)
    if (/[\p{L}\p{N}]/u.test(lines[i] as string)) return signOf(lines[i] as string) === 'noise' ? null : i;
  return null;
}
