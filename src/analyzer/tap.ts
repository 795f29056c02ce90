import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JS_FACTS } from './facts/js-facts.ts';
import { firstOwnFrame } from './reading/js-stack.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const POINT =
  /^(?<indent>\s*)(?<not>not )?ok\b ?(?<number>\d+)? ?(?:- )?(?<title>.*?)(?: # (?<directive>SKIP|TODO|time=[\d.]+m?s)\b.*)?(?: \{)?$/i;
const TOTAL = /^# (?<name>tests|pass|fail|cancelled|skipped|todo) +(?<number>\d+)$/;
const FIELD =
  /^\s+(?<key>error|message|reason|at|location|expected|actual|wanted|found|compare|operator|diff|failureType|code|name): ?(?<value>.*)$/;
const SIDES = new Set(['expected', 'actual', 'wanted', 'found']);
const NAMES: Record<string, string> = { pass: 'passed', fail: 'failed' };

const indentOf = (line = ''): number => /^\s*/.exec(line)?.[0].length ?? 0;
const unquote = (value: string | undefined): string | undefined => value?.replace(/^(['"])(.*)\1$/, '$2');
const placeIn = (value: string | undefined): { file: string; line: number } | null => {
  const groups = /^(?:file:\/\/)?(?<file>.+?):(?<line>\d+)(?::\d+)?$/.exec(unquote(value) ?? '')?.groups;
  return groups?.file ? { file: groups.file, line: Number(groups.line) } : null;
};

/** Fields of the YAML block under a test point, and which line holds its error. */
const readBlock = (
  lines: readonly string[],
  start: number,
): { fields: Map<string, string>; root: number; end: number } => {
  const fields = new Map<string, string>();
  let root = start;
  let end = start;
  for (let i = start + 1; i < lines.length && i < start + 80; i += 1) {
    const line = lines[i] ?? '';
    if (POINT.test(line) || /^\s*(?:# |\d+\.\.\d+$)/.test(line)) break;
    end = i;
    if (/^\s*\.\.\.$/.test(line)) break;
    const field = FIELD.exec(line)?.groups;
    if (!field?.key || fields.has(field.key)) continue;
    const literal = /^[|>]-?$|^$/.test(field.value ?? '');
    // Its parts follow, and no one line says it.
    const below = indentOf(lines[i + 1]) > indentOf(line);
    if (field.value === '' && SIDES.has(field.key) && (!below || indentOf(lines[i + 2]) > indentOf(line))) continue;
    fields.set(field.key, (literal ? (lines[i + 1] ?? '').trim() : field.value) ?? '');
    if (field.key === 'message' || (field.key === 'error' && !literal)) root = i;
    else if (field.key === 'error' && /[|>]/.test(field.value ?? '')) root = i + 1;
  }
  return { fields, root, end };
};

const pointError = (lines: readonly string[], index: number, title: string): ToolError | null => {
  const { fields, root, end } = readBlock(lines, index);
  if (fields.get('failureType')?.includes('subtestsFailed')) return null;
  const plain =
    root === index && /^\s+\S/.test(lines[index + 1] ?? '') && !/^\s+---/.test(lines[index + 1] ?? '')
      ? index + 1
      : root;
  const stated =
    unquote(fields.get('message') ?? fields.get('error')) ?? (plain === index ? '' : (lines[plain] ?? '').trim());
  const { captures, category } = statedFacts(stated, JS_FACTS);
  const location = firstOwnFrame(lines, index, end) ?? placeIn(fields.get('at') ?? fields.get('location'));
  const sides = {
    expected: unquote(fields.get('expected') ?? fields.get('wanted')),
    actual: unquote(fields.get('actual') ?? fields.get('found')),
  };
  const asserted =
    /ERR_ASSERTION|AssertionError/.test(`${fields.get('code')} ${fields.get('name')}`) ||
    sides.expected !== undefined ||
    sides.actual !== undefined ||
    fields.has('compare') ||
    fields.has('operator') ||
    fields.has('diff');
  return toolError(lines, plain, {
    span: [index + 1, Math.max(plain, end) + 1],
    captures: {
      ...withPlace({ ...sides, ...(asserted && stated ? { message: stated } : {}), ...captures }, location),
      test: title,
    },
    category: category ?? (asserted ? 'assertion' : 'test'),
    ...(location ? { location } : {}),
  });
};

/** A failed point that opens a block of its own points only sums them up. */
const isParent = (line: string): boolean => /\{$/.test(line);

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('tap');
  let passed = 0;
  lines.forEach((line, index) => {
    const total = TOTAL.exec(line)?.groups;
    if (total?.name && total.name !== 'tests') analysis.counts[NAMES[total.name] ?? total.name] = Number(total.number);
    if (total) analysis.extent = [1, index + 1];
    const point = /\bok\b/i.test(line) ? POINT.exec(line)?.groups : undefined;
    if (!point || (point.number === undefined && !point.title)) return;
    if (/^(?:skip|todo)$/i.test(point.directive ?? '')) return;
    if (!point.not) {
      passed += 1;
      return;
    }
    if (isParent(line)) return;
    const error = pointError(lines, index, point.title ?? '');
    if (!error) return;
    analysis.errors.push(error);
    analysis.failedTests.push(point.title ?? '');
  });
  const { failed = 0, cancelled = 0 } = analysis.counts;
  if (analysis.counts.passed === undefined && passed > 0) analysis.counts.passed = passed;
  if (analysis.counts.failed === undefined && analysis.errors.length > 0)
    analysis.counts.failed = analysis.errors.length;
  if (failed + cancelled > 0 || analysis.errors.length > 0) analysis.verdict = 'failed';
  else if (analysis.counts.passed !== undefined) analysis.verdict = 'passed';
  return analysis;
};

/** Reads the Test Anything Protocol: node:test, tape, tap, prove, bats and the TAP reporters of other runners. */
export const tap: Analyzer = {
  name: 'tap',
  recognises: (text, command) =>
    text.shows(/^TAP version 1[34]$/m) ||
    (text.shows(/^[ \t]*not ok \d+/m) && text.shows(/^(?:1\.\.\d+|# (?:tests|fail|pass)\b)/m)) ||
    (/\b(?:prove|tape|tap|bats)\b|--test\b/.test(command ?? '') && text.shows(/^[ \t]*(?:not )?ok \d+/m)),
  read,
};
