import type { Analysis, Analyzer } from './analysis.ts';
import { TS_FACTS, tsCategory } from './facts/ts-codes.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

/** `a.ts(1,2): error TS2304: …`, `a.ts:1:2 - error TS2304: …`, `error TS18003: …`, and the forms of ts-loader and ts-jest around them. */
const PROBLEM =
  /^\s*(?:ERROR in )?(?:(?<file>[^\s(][^(\n]*?)(?:\((?<line>\d+),(?<column>\d+)\)|:(?<line2>\d+):(?<column2>\d+)))?(?::| -)? ?(?<level>error|warning) (?<code>TS\d{4,5}): (?<message>.+)$/;
const FOUND = /^Found (?<errors>\d+) errors?\b/;

const spanEnd = (lines: readonly string[], start: number): number => {
  let end = start;
  while (end + 1 < lines.length && end - start < 30 && /^\s+\S/.test(lines[end + 1] ?? '')) end += 1;
  return end;
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('tsc');
  lines.forEach((line, index) => {
    const found = FOUND.exec(line)?.groups;
    if (found) analysis.counts.errors = Number(found.errors);
    const groups = / TS\d{4,5}: /.test(line) ? PROBLEM.exec(line)?.groups : undefined;
    if (!groups?.code) return;
    const { captures } = statedFacts(groups.message ?? '', TS_FACTS);
    const { file } = groups;
    const line_ = groups.line ?? groups.line2;
    const column = groups.column ?? groups.column2;
    analysis.errors.push(
      toolError(lines, index, {
        severity: groups.level === 'warning' ? 'warning' : 'error',
        span: [index + 1, spanEnd(lines, index) + 1],
        captures: {
          ...captures,
          symbol: captures.symbol ?? captures.option,
          file: file ?? captures.file,
          line: line_,
          column,
          code: groups.code,
        },
        category: tsCategory(groups.code),
      }),
    );
  });
  const own = analysis.errors.filter((error) => !error.captures.file?.includes('node_modules/'));
  if (own.length > 0) for (const error of analysis.errors) if (!own.includes(error)) error.consequence = true;
  // Without the option that allows JSX, every element of it is a problem of its own.
  if (analysis.errors.some((error) => error.captures.code === 'TS17004'))
    for (const error of analysis.errors)
      if (/^TS(?:7026|2686|6142)$/.test(error.captures.code ?? '')) error.consequence = true;
  const errors = analysis.errors.filter((error) => error.severity === 'error').length;
  if (errors > 0) analysis.counts.errors ??= errors;
  if (errors > 0 || (analysis.counts.errors ?? 0) > 0) analysis.verdict = 'failed';
  else if (analysis.counts.errors === 0) analysis.verdict = 'passed';
  return analysis;
};

/** Reads the TypeScript compiler, pretty and plain, by itself or inside a bundler or test runner. */
export const tsc: Analyzer = {
  name: 'tsc',
  recognises: (text, command) =>
    text.shows(/ (?:error|warning) TS\d{4,5}: |^error TS\d/m) ||
    (/\btsc\b/.test(command ?? '') && text.shows(/^Found \d+ errors?/m)),
  read,
};
