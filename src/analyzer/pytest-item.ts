import type { ToolError } from './analysis.ts';
import { PYTHON_FACTS } from './facts/python-facts.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { pythonTracebacks } from './reading/python-traceback.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

/** A titled block of pytest's FAILURES or ERRORS section: `lines[start]` is the header, `end` the last line. */
export interface PytestItem {
  title: string;
  start: number;
  end: number;
}

const E_LINE = /^E(?: {2,}(?<text>.*))?$/;
const RAISED =
  /^(?:assert\b|Failed:|Failed\b|fixture '|[A-Za-z_][\w.<>]{0,150}(?:Error|Exception|Warning|Iteration|Interrupt|Exit|Expired|Failed|Group)\b|(?:[\w<>]{1,60}\.){1,8}[A-Z]\w*:)/;
const PLACE =
  /^(?<file>[^\s:][^:\n]{0,300}|[A-Za-z]:\\[^:\n]{1,300}):(?<line>\d+): ?(?:in |[\w.]*$|.*(?:Error|Exception|Failed)\b)/;
const CAPTURED = /^-+ (?:Captured|live) /;
const NOTE = /^(?:file .+, line \d+$|>|\s+def |\[gw\d+\]|ImportError while importing|Hint: make sure|Traceback:$)/;

/** Name of the test in an item's title: `ERROR at setup of test_a` is about `test_a`. */
export const itemTest = (title: string): string => title.replace(/^ERROR (?:at (?:setup|teardown) of|collecting) /, '');

/** End of what the failure itself says: before captured output. */
const bodyEnd = (lines: readonly string[], item: PytestItem): number => {
  for (let i = item.start + 1; i <= item.end; i += 1) if (CAPTURED.test(lines[i] ?? '')) return i - 1;
  return item.end;
};

/** First line of the last group of `E` lines; a chain of exceptions makes several groups, and the last one was not handled. */
const lastGroup = (lines: readonly string[], from: number, to: number): number[] => {
  let group: number[] = [];
  for (let i = from; i <= to; i += 1) {
    if (!E_LINE.test(lines[i] ?? '')) continue;
    if (group.length > 0 && group[group.length - 1] !== i - 1) group = [];
    group.push(i);
  }
  return group;
};

const textOf = (line: string): string => E_LINE.exec(line)?.groups?.text?.trim() ?? '';

/** How doctest ends its report: the place and the kind, below what was expected and what came. */
const DOCTEST = /^(?<file>\S[^\n:]{0,300}):(?<line>\d+): (?:DocTestFailure|UnexpectedException)$/;

/** The line that states the failure; -1 when the block has none. */
const rootIndex = (lines: readonly string[], item: PytestItem, to: number): number => {
  const group = lastGroup(lines, item.start, to);
  const raised = group.find((i) => RAISED.test(textOf(lines[i] ?? '')));
  if (raised !== undefined) return raised;
  const first = group.find((i) => textOf(lines[i] ?? '') !== '');
  if (first !== undefined) return first;
  for (let i = to; i > item.start; i -= 1) if (DOCTEST.test(lines[i] ?? '')) return i;
  const native = pythonTracebacks(lines.slice(item.start, to + 1)).at(-1);
  if (native) return item.start + native.raised;
  for (let i = item.start + 1; i <= to; i += 1) {
    const line = lines[i] ?? '';
    if (line.trim() !== '' && !NOTE.test(line) && !PLACE.test(line)) return i;
  }
  return -1;
};

/** Innermost place in the project: the last one that is no library's, else (an assertion helper) the last at all. */
const placeOf = (lines: readonly string[], from: number, to: number): { file: string; line: number } | undefined => {
  const places: { file: string; line: number }[] = [];
  for (let i = from; i <= to; i += 1) {
    const line = lines[i] ?? '';
    const groups = (PLACE.exec(line) ?? /^file (?<file>.+), line (?<line>\d+)$/.exec(line))?.groups;
    const inSyntax = /^E\s+File "(?<file>[^"]+)", line (?<line>\d+)/.exec(line)?.groups;
    const place = inSyntax ?? groups;
    if (place?.file && place.line) places.push({ file: place.file, line: Number(place.line) });
    if (inSyntax) break;
  }
  const own = places.filter((place) => !isForeignPath(place.file));
  return own.at(-1) ?? pythonTracebacks(lines.slice(from, to + 1)).at(-1)?.place;
};

/** What one block of FAILURES or ERRORS says; null when it was cut off before it said anything. */
export const readPytestItem = (
  lines: readonly string[],
  item: PytestItem,
  testId: string | undefined,
): ToolError | null => {
  const to = bodyEnd(lines, item);
  const root = rootIndex(lines, item, to);
  if (root < 0) return null;
  const message = lines
    .slice(root, Math.min(to, root + 4) + 1)
    .map((line, offset) => (E_LINE.test(line) ? textOf(line) : offset === 0 ? line.trim() : ''))
    .join('\n');
  const { captures, category } = statedFacts(message, PYTHON_FACTS);
  const location = placeOf(lines, item.start, to);
  return toolError(lines, root, {
    span: [item.start + 1, item.end + 1],
    captures: { ...withPlace(captures, location), test: testId },
    category: category ?? (/^(?:assert|E\s+assert)|: DocTestFailure$/.test(message) ? 'assertion' : 'test'),
    ...(location ? { location } : {}),
  });
};
