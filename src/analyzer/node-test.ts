import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JS_FACTS } from './facts/js-facts.ts';
import { firstOwnFrame } from './reading/js-stack.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const TOTAL = /^ℹ (?<name>tests|pass|fail|cancelled|skipped|todo) (?<number>\d+)$/;
const CROSS = /^(?<indent>\s*)✖ (?<title>.+?) \([\d.]+ms\)$/;
const AT = /^test at (?<file>.+?):(?<line>\d+):(?<column>\d+)$/;
const SUBTESTS = /^'\d+ subtests? failed'$/;
/** A value on one line. */
const FIELD = /^\s+(?<name>actual|expected): (?<value>.*?[^\s{[(`,]),?$/;
const NAMES: Record<string, string> = { pass: 'passed', fail: 'failed' };

/** Body of a crossed test: the lines below that are indented deeper. */
const bodyEnd = (lines: readonly string[], start: number, indent: number): number => {
  let end = start;
  for (let i = start + 1; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    if ((/^\s*/.exec(line)?.[0].length ?? 0) <= indent || CROSS.test(line)) break;
    end = i;
  }
  return end;
};

const crossError = (lines: readonly string[], start: number): ToolError | null => {
  const groups = CROSS.exec(lines[start] ?? '')?.groups;
  const end = bodyEnd(lines, start, groups?.indent?.length ?? 0);
  let root = start + 1;
  while (root <= end && (lines[root] ?? '').trim() === '') root += 1;
  const message = (lines[root] ?? '').trim();
  if (root > end || SUBTESTS.test(message)) return null;
  const { captures, category } = statedFacts(message.replace(/^'(.*)'$/, '$1'), JS_FACTS);
  const at = AT.exec(lines[start - 1] ?? '')?.groups;
  const frame =
    firstOwnFrame(lines, root, end) ??
    (at?.file ? { file: at.file, line: Number(at.line), column: Number(at.column) } : null);
  let sides: Record<string, string | undefined> = {};
  for (let i = root; i <= end; i += 1) {
    const field = FIELD.exec(lines[i] ?? '')?.groups;
    if (field?.name) sides[field.name] ??= field.value;
  }
  if (sides.actual === sides.expected) sides = {}; // `undefined` twice: the check was about something else
  return toolError(lines, root, {
    span: [start + 1, end + 1],
    captures: {
      ...withPlace({ ...sides, ...captures }, frame),
      test: groups?.title,
    },
    category: category ?? 'test',
    ...(frame ? { location: frame } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('node-test');
  const details = lines.findIndex((line) => /^(?:✖ failing tests:|Failed tests:)$/.test(line));
  lines.forEach((line, index) => {
    const total = TOTAL.exec(line)?.groups;
    if (total?.name && total.name !== 'tests') analysis.counts[NAMES[total.name] ?? total.name] = Number(total.number);
    if (index < details || !CROSS.test(line)) return;
    const error = crossError(lines, index);
    if (!error) return;
    analysis.errors.push(error);
    analysis.failedTests.push(error.captures.test ?? '');
  });
  const last = Math.max(
    lines.findLastIndex((line) => TOTAL.test(line)) + 1,
    ...analysis.errors.map((error) => error.span[1]),
  );
  if (last > 0) analysis.extent = [1, last];
  const { failed = 0, cancelled = 0, passed } = analysis.counts;
  if (failed + cancelled > 0 || analysis.errors.length > 0) analysis.verdict = 'failed';
  else if (passed !== undefined) analysis.verdict = 'passed';
  return analysis;
};

/** Reads node:test in its reporters spec and dot (its TAP output is read by `tap`). */
export const nodeTest: Analyzer = {
  name: 'node-test',
  recognises: (text) => text.shows(/^ℹ (?:tests|fail) \d+$/m) || text.shows(/^(?:✖ failing tests:|Failed tests:)$/m),
  read,
};
