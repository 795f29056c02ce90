import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { RUBY_FACTS } from './facts/ruby-facts.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const ITEM = /^\s{2,4}(?<number>\d+(?:\.\d+)?)\) (?<title>\S.*)$/;
const TOTAL =
  /^(?<examples>\d+) examples?, (?<failures>\d+) failures?(?:, (?<pending>\d+) pending)?(?:, (?<errors>\d+) errors? occurred outside of examples)?/;
const RERUN = /^rspec (?<file>[^\s:[]+)(?::(?<line>\d+)|\[[\d:]+\]) # (?<title>.+)$/;
const LOADING = /^An error occurred while loading (?<file>\S+?)\.$/;
const END = /^(?:Finished in|Failed examples:|\d+ examples?,|An error occurred while loading)/;
const FRAME = /^\s*# (?<file>[^:\n]+):(?<line>\d+):in /;
const CLASS =
  /^\s*(?<name>[A-Z][\w:]*(?:Error|Exception|Failure|NotFound|Invalid|Timeout|Refused)\w*|[A-Z]\w*::[A-Z]\w*):$/;

/** Root: what an exception says, or the expectation that did not hold. */
const itemError = (
  lines: readonly string[],
  start: number,
  end: number,
  title: string | undefined,
): ToolError | null => {
  let failure = -1;
  let raised = -1;
  let place: { file: string; line: number } | undefined;
  const sides: Record<string, string> = {};
  for (let i = start; i <= end; i += 1) {
    const line = lines[i] ?? '';
    if (failure < 0 && /^\s*Failure\/Error:/.test(line)) failure = i;
    if (raised < 0 && failure >= 0 && CLASS.test(line)) raised = i;
    const side = /^\s+(?<name>expected|got): (?<value>.+)$/.exec(line)?.groups;
    if (side?.name && side.value) sides[side.name === 'got' ? 'actual' : 'expected'] ??= side.value.trim();
    const frame = FRAME.exec(line)?.groups;
    if (frame?.file && !place && !isForeignPath(frame.file)) place = { file: frame.file, line: Number(frame.line) };
  }
  if (failure < 0) return null;
  const root = raised >= 0 && raised < end ? raised + 1 : failure;
  const message =
    raised >= 0 ? `${(lines[raised] ?? '').trim()} ${(lines[root] ?? '').trim()}` : (lines[root] ?? '').trim();
  const stated = statedFacts(message, RUBY_FACTS);
  return toolError(lines, root, {
    span: [start + 1, end + 1],
    captures: { ...withPlace({ ...sides, ...(raised >= 0 ? stated.captures : {}) }, place), test: title },
    category: raised >= 0 ? (stated.category ?? 'runtime') : 'assertion',
    ...(place ? { location: place } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('rspec');
  const failures = lines.findIndex((line) => /^Failures:$/.test(line));
  const after = (index: number): number => {
    let end = index + 1;
    while (end < lines.length && !ITEM.test(lines[end] ?? '') && !END.test(lines[end] ?? '')) end += 1;
    return end - 1;
  };
  const first = lines.findIndex((line) => ITEM.test(line) || END.test(line));
  const cut = failures < 0 && first > 0 ? itemError(lines, 0, first - 1, undefined) : null;
  if (cut) analysis.errors.push(cut);
  lines.forEach((line, index) => {
    // a tail may begin below the heading
    const title = index > failures ? ITEM.exec(line)?.groups?.title : undefined;
    const item = title ? itemError(lines, index, after(index), title) : null;
    if (item) analysis.errors.push(item);
    const loading = LOADING.exec(line)?.groups;
    if (loading?.file) {
      const stated = itemError(lines, index, after(index), undefined);
      const required = lines
        .slice(index, index + 4)
        .map((each) => /require(?:_relative)?[ (]['"](?<module>[^'"]+)['"]/.exec(each)?.groups)
        .find((groups) => groups);
      analysis.errors.push(
        toolError(lines, index, {
          span: [index + 1, after(index) + 1],
          captures: { ...stated?.captures, ...required, file: loading.file },
          category: stated?.category ?? 'test',
        }),
      );
    }
    const total = TOTAL.exec(line)?.groups;
    if (total) {
      const [examples, failed, pending, errors] = [total.examples, total.failures, total.pending, total.errors].map(
        (value) => Number(value ?? 0),
      ) as [number, number, number, number];
      analysis.counts = { passed: examples - failed - pending, failed, pending, errors };
      analysis.extent = [1, index + 1];
      analysis.verdict = failed + errors > 0 ? 'failed' : 'passed';
    }
    const rerun = RERUN.exec(line)?.groups;
    if (rerun?.title) {
      analysis.failedTests.push(rerun.title);
      const known = analysis.errors.some((error) => error.captures.test === rerun.title);
      analysis.errors.push(
        toolError(lines, index, {
          captures: { file: rerun.file, line: rerun.line, test: known ? rerun.title : undefined },
          category: 'assertion',
          consequence: known,
        }),
      );
    }
  });
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads RSpec: failed examples, files that do not load, the list for a re-run, totals. */
export const rspec: Analyzer = {
  name: 'rspec',
  recognises: (text) =>
    text.shows(
      /^\d+ examples?, \d+ failures?|^rspec \S+?(?::\d+|\[[\d:]+\]) # |^An error occurred while loading \S+\.$|^[ \t]+Failure\/Error: /m,
    ),
  read,
};
