import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JS_FACTS } from './facts/js-facts.ts';
import { firstOwnFrame } from './reading/js-stack.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const BULLET = /^\s{1,4}● (?<title>\S.*)$/;
const SUITE = /^\s*(?<status>FAIL|PASS|RUNS)\s+(?:\S+ )??(?<file>\S+\.\w+)(?: \([\d.]+ m?s\))?$/;
const COUNTS = /^Tests:\s+(?<counts>.+)$/;
const SUITES = /^Test Suites:\s+(?<counts>.+)$/;
const THRESHOLD = /^Jest: .*coverage threshold for /;
const NO_TESTS = /^No tests found, exiting with code 1/;
const CODE_LINE = /^\s*>?\s*\d* ?\|/;
const NOISE =
  /^(?:Jest failed to parse a file|Out of the box Jest|By default "node_modules"|Here's what you can do|Details:|However, Jest was able|You might want|See https?:)/;
const AFTER = /^(?:Test Suites:|Tests:|Snapshot Summary|Snapshots:|Ran all test suites|Summary of all failing tests)/;

const words = (text: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const [, number, name] of text.matchAll(/(\d+) (failed|passed|skipped|todo|total)/g))
    if (name && name !== 'total') counts[name] = Number(number);
  return counts;
};

/** Where the section of a bullet ends: at the next bullet, the next suite or the totals. */
const sectionEnd = (lines: readonly string[], start: number): number => {
  let end = start;
  for (let i = start + 1; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (BULLET.test(line) || SUITE.test(line) || AFTER.test(line)) break;
    if (line.trim() !== '') end = i;
  }
  return end;
};

/** `Expected: 4` and `Received: 3` under an `expect(…)` line. */
const sides = (lines: readonly string[], root: number, end: number): Record<string, string | undefined> => {
  const value = (name: string): string | undefined => {
    for (let i = root + 1; i <= Math.min(end, root + 8); i += 1) {
      const found = new RegExp(`^\\s+${name}[^:]{0,30}: +(.+)$`).exec(lines[i] ?? '')?.[1];
      if (found) return found;
    }
    return undefined;
  };
  return { expected: value('Expected'), actual: value('Received') };
};

/** The line that states why; Jest explains an unparsable file at length before it says where. */
const rootOf = (lines: readonly string[], start: number, end: number): number => {
  const body = Array.from({ length: end - start }, (_, offset) => start + 1 + offset);
  const text = (index: number): string => (lines[index] ?? '').trim();
  const first = body.find((index) => text(index) !== '' && !CODE_LINE.test(lines[index] ?? ''));
  if (first === undefined) return -1;
  if (/\.toMatch(?:Inline)?Snapshot\(/.test(text(first)))
    return body.find((index) => text(index).startsWith('New snapshot was not written')) ?? first;
  if (/^(?:Configuration error|Validation Error):$/.test(text(first)))
    return body.find((index) => index > first && text(index) !== '') ?? first;
  if (!/^Jest encountered an unexpected token/.test(text(first))) return first;
  return (
    body.find(
      (index) => /^(?:SyntaxError|\S.*: Unexpected|\S+Error): ?/.test(text(index)) && !NOISE.test(text(index)),
    ) ?? first
  );
};

const bulletError = (
  lines: readonly string[],
  start: number,
  title: string,
  file: string | undefined,
): ToolError | null => {
  const end = sectionEnd(lines, start);
  const root = rootOf(lines, start, end);
  if (root < 0) return null;
  const message = lines
    .slice(root, Math.min(root + 4, end + 1))
    .map((line) => line.trim())
    .join('\n');
  const stated = statedFacts(message, JS_FACTS);
  const frame = firstOwnFrame(lines, root, end);
  const inSource = /(?<file>\/\S+?): .*\((?<line>\d+):(?<column>\d+)\)/.exec(message)?.groups;
  const place = frame ?? (inSource ? { file: inSource.file ?? '', line: Number(inSource.line) } : undefined);
  const suite = title === 'Test suite failed to run';
  return toolError(lines, root, {
    span: [start + 1, end + 1],
    captures: {
      ...withPlace({ ...sides(lines, root, end), ...stated.captures }, place ?? (file ? { file } : null)),
      test: suite ? undefined : title.split(' › ').at(-1),
    },
    category: stated.category ?? (suite ? 'test' : 'runtime'),
    ...(place ? { location: place } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('jest');
  const seen = new Set<string>();
  let file: string | undefined;
  let totals = -1;
  lines.forEach((line, index) => {
    const suite = SUITE.exec(line)?.groups;
    if (suite && suite.status !== 'RUNS') file = suite.file;
    const title = BULLET.exec(line)?.groups?.title;
    if (
      title &&
      title !== 'Console' &&
      !/^(?:Cannot log after|Validation (?:Error|Warning)|Multiple configurations)/.test(title)
    ) {
      const error =
        seen.has(`${file}${title}`) && title !== 'Test suite failed to run'
          ? null
          : bulletError(lines, index, title, file);
      seen.add(`${file}${title}`);
      const known =
        error && analysis.errors.some((each) => each.root === error.root && each.captures.test === error.captures.test);
      if (error && !known) analysis.errors.push(error);
      if (error && title !== 'Test suite failed to run') analysis.failedTests.push(title);
    }
    if (THRESHOLD.test(line) || NO_TESTS.test(line))
      analysis.errors.push(toolError(lines, index, { category: 'test' }));
    const counts = COUNTS.exec(line)?.groups?.counts;
    if (counts) Object.assign(analysis.counts, words(counts));
    const suites = SUITES.exec(line)?.groups?.counts;
    if (suites) {
      totals = index;
      const { failed } = words(suites);
      if (failed) analysis.counts.failedSuites = failed;
    }
  });
  if (totals >= 0) analysis.extent = [1, totals + 1];
  const { failed = 0, failedSuites = 0, passed } = analysis.counts;
  if (failed + failedSuites > 0 || analysis.errors.length > 0) analysis.verdict = 'failed';
  else if (passed !== undefined) analysis.verdict = 'passed';
  return analysis;
};

/** Reads Jest: failed tests and suites, coverage thresholds, totals. */
export const jest: Analyzer = {
  name: 'jest',
  recognises: (text, command) =>
    text.shows(/^Test Suites: /m) ||
    text.shows(/^[ \t]{1,4}● (?:Test suite failed to run|\S.* › )/m) ||
    (/\b(?:jest|react-scripts test)\b/.test(command ?? '') &&
      text.shows(/^(?:[ \t]+● |No tests found|Jest: |FAIL |Tests: )/m)),
  read,
};
