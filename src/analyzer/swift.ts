import type { Analysis, Analyzer } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';
import type { Fact } from './reading/stated-facts.ts';

const FACTS: readonly Fact[] = [
  { pattern: /^no such module '(?<module>[^']+)'/, category: 'import' },
  { pattern: /^cannot find (?:type )?'(?<symbol>[^']+)' in scope/, category: 'name' },
  { pattern: /^value of type '(?<type>[^']+)' has no member '(?<symbol>[^']+)'/, category: 'name' },
  { pattern: /^type '(?<type>[^']+)' does not conform to protocol '(?<trait>[^']+)'/, category: 'trait' },
  {
    pattern:
      /^cannot convert (?:value|return expression) of type '(?<actual>[^']+)' to (?:specified type|expected argument type|return type) '(?<expected>[^']+)'/,
    category: 'type',
  },
  { pattern: /^missing argument for parameter '(?<symbol>[^']+)'|^(?:extra|incorrect) argument/, category: 'type' },
  { pattern: /^(?:expected |consecutive statements|extraneous|unterminated|invalid character)/, category: 'syntax' },
  { pattern: /'async' call in a function that does not support concurrency|expression is 'async'/, category: 'async' },
];
const FORMS: readonly ProblemForm[] = [
  {
    pattern: /^(?<file>[^\s:][^:\n]*\.swift):(?<line>\d+): error: -?\[?(?<test>[\w.]+ \w+|[\w.]+)\]? : (?<message>.+)$/,
    category: 'assertion',
  },
  {
    pattern:
      /^(?<file>[^\s:][^:\n]*\.swift):(?<line>\d+):(?<column>\d+): (?<level>error|warning|note): (?<message>.+)$/,
    facts: FACTS,
    category: 'type',
  },
  {
    pattern:
      /^error: (?<message>(?:no such module|could not find (?:module|Package\.swift)|.*unable to resolve|root manifest not found|dependencies could not be resolved|.*is incompatible with tools version).*)$/,
    facts: FACTS,
    category: 'dependency',
  },
];
const TOTAL = /^\s*Executed (?<tests>\d+) tests?, with (?<failures>\d+) failures?/;
const FAILED = /^Test Case '(?:-\[)?(?<test>[^'\]]+)\]?' failed /;
const FATAL = /^(?:\S+\.swift:\d+: )?Fatal error: /;

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('swift');
  analysis.errors = problemLines(lines, FORMS);
  for (const line of lines) {
    const failed = FAILED.exec(line)?.groups?.test;
    if (failed) analysis.failedTests.push(failed);
    const total = TOTAL.exec(line)?.groups;
    if (total)
      analysis.counts = { passed: Number(total.tests) - Number(total.failures), failed: Number(total.failures) };
    if (FATAL.test(line) || /^error: (?:fatalError|build had \d+ command failures)/.test(line))
      analysis.verdict = 'failed';
  }
  for (const error of analysis.errors)
    if (error.captures.test) error.captures.test = error.captures.test.split(/[. ]/).at(-1);
  if (analysis.errors.some((error) => error.severity === 'error') || (analysis.counts.failed ?? 0) > 0)
    analysis.verdict = 'failed';
  else if (analysis.counts.passed !== undefined) analysis.verdict = 'passed';
  return analysis;
};

/** Reads the Swift compiler, its package manager and XCTest. */
export const swift: Analyzer = {
  name: 'swift',
  recognises: (text) =>
    text.shows(
      /\.swift:\d+(?::\d+)?: (?:error|warning|Fatal error)|^[ \t]*Executed \d+ tests?, with |^Fatal error: |^error: (?:no such module|root manifest not found|dependencies could not)/m,
    ),
  read,
};
