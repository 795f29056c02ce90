import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JS_FACTS } from './facts/js-facts.ts';
import { firstOwnFrame } from './reading/js-stack.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const FAIL = /^\s*FAIL\s+(?:\|(?<project>[^|]+)\| )?(?<file>\S.*?)(?: > (?<titles>.+)| \[ (?<suite>.+?) \])$/;
const RULE = /^⎯{3,}(?: (?<name>.+?) ⎯{3,}|.*\[\d+\/\d+\]⎯*)$/;
const COUNTS = /^\s*Tests\s+(?<counts>\d+ (?:failed|passed|skipped|todo).*)$/;
const FILES = /^\s*Test Files\s+(?<counts>\d+ .*)$/;
const CROSS = /^\s+(?:×|✗|❌) (?<titles>.+?)(?: (?:\d+ms|\(?retry.*))?$/;
const ARROW = /^\s+→ (?<message>.+)$/;
const ERROR_COUNT = /^\s*Errors\s+(?<errors>\d+) errors?$/;
const NO_FILES = /^No test (?:files|suite) found/;
const THRESHOLD = /^ERROR: Coverage for \w+ \([\d.]+%\) does not meet/;

const words = (text: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const [, number, name] of text.matchAll(/(\d+) (failed|passed|skipped|todo)/g))
    if (name) counts[name] = Number(number);
  return counts;
};

/** Several `FAIL` lines may share one error below them. */
const blockEnd = (lines: readonly string[], start: number): number => {
  let end = start;
  for (let i = start + 1; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (RULE.test(line) || COUNTS.test(line) || FILES.test(line) || (FAIL.test(line) && end > start)) break;
    if (line.trim() !== '') end = i;
  }
  return end;
};

const failError = (
  lines: readonly string[],
  start: number,
  titles: string | undefined,
  testFile: string | undefined,
): ToolError | null => {
  const end = blockEnd(lines, start);
  let root = start + 1;
  while (root <= end && (FAIL.test(lines[root] ?? '') || (lines[root] ?? '').trim() === '')) root += 1;
  if (root > end) return null;
  const { captures, category } = statedFacts(
    lines
      .slice(root, Math.min(root + 3, end + 1))
      .join('\n')
      .trim(),
    JS_FACTS,
  );
  const frame = firstOwnFrame(lines, root, end);
  const place = frame ?? (testFile ? { file: testFile } : null);
  return toolError(lines, root, {
    span: [start + 1, end + 1],
    captures: { ...withPlace(captures, place), test: titles?.split(' > ').at(-1) },
    category: category ?? 'runtime',
    ...(frame ? { location: frame } : {}),
  });
};

/** An error outside any test: under the rule `Unhandled Errors` or `Startup Error`. */
const unhandled = (lines: readonly string[], start: number): ToolError | null => {
  for (let i = start + 1; i < Math.min(lines.length, start + 8); i += 1) {
    const line = lines[i] ?? '';
    if (!/^(?:\w*Error|AssertionError|Unhandled \w+)\b.*/.test(line) || /^Vitest caught/.test(line)) continue;
    const { captures, category } = statedFacts(line, JS_FACTS);
    return toolError(lines, i, { captures, category: category ?? 'runtime' });
  }
  return null;
};

/** The list of crosses, for outputs whose details were cut off. */
const listed = (lines: readonly string[]): ToolError[] =>
  lines.flatMap((line, index) => {
    const titles = CROSS.exec(line)?.groups?.titles;
    const message = ARROW.exec(lines[index + 1] ?? '')?.groups?.message;
    if (!titles || !message) return [];
    const { captures, category } = statedFacts(message, JS_FACTS);
    return [
      toolError(lines, index + 1, {
        captures: { ...captures, test: titles.split(' > ').at(-1) },
        category: category ?? 'test',
      }),
    ];
  });

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('vitest');
  lines.forEach((line, index) => {
    const fail = line.includes('FAIL') ? FAIL.exec(line)?.groups : undefined;
    if (fail) {
      const error = failError(lines, index, fail.titles, fail.file);
      if (error && error.line !== analysis.errors.at(-1)?.line) analysis.errors.push(error);
      analysis.failedTests.push(fail.titles ? `${fail.file} > ${fail.titles}` : (fail.suite ?? fail.file ?? ''));
    }
    const rule = RULE.exec(line)?.groups?.name;
    const stray = rule && /^(?:Unhandled|Startup)/.test(rule) ? unhandled(lines, index) : null;
    if (stray) analysis.errors.push(stray);
    if (NO_FILES.test(line) || THRESHOLD.test(line))
      analysis.errors.push(toolError(lines, index, { category: 'test' }));
    const counts = COUNTS.exec(line)?.groups?.counts;
    if (counts) Object.assign(analysis.counts, words(counts));
    const errors = ERROR_COUNT.exec(line)?.groups?.errors;
    if (errors) analysis.counts.errors = Number(errors);
    const files = FILES.exec(line)?.groups?.counts;
    if (files) {
      const { failed } = words(files);
      if (failed) analysis.counts.failedSuites = failed;
      analysis.extent = [1, index + 1];
    }
  });
  const list = listed(lines);
  // the list repeats what the details say; alone it is all that a cut output has
  if (analysis.errors.length > 0) for (const error of list) error.consequence = true;
  analysis.errors = [...list, ...analysis.errors].sort((a, b) => a.line - b.line);
  const { failed = 0, failedSuites = 0, errors = 0, passed } = analysis.counts;
  if (failed + failedSuites + errors > 0 || analysis.errors.length > 0) analysis.verdict = 'failed';
  else if (passed !== undefined) analysis.verdict = 'passed';
  return analysis;
};

/** Reads Vitest: failed tests and suites, unhandled errors, totals. */
export const vitest: Analyzer = {
  name: 'vitest',
  recognises: (text, command) =>
    text.shows(/^[ \t]*Test Files {2}\d+ /m) ||
    text.shows(/^⎯{3,} (?:Failed (?:Tests|Suites)|Unhandled Errors?|Startup Error)/m) ||
    (/\bvitest\b/.test(command ?? '') && text.shows(/^[ \t]*(?:FAIL|×|RUN|Tests|No test)\s/m)),
  read,
};
