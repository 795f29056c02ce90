import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { PHP_FACTS } from './facts/php-facts.ts';
import { readTestdox } from './phpunit-dox.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const SECTION =
  /^There (?:was|were) (?<number>\d+) (?<name>failure|error|risky test|warning|skipped test|incomplete test)s?:$/;
const ITEM = /^(?<number>\d+)\) (?<class>[\w\\]+)::(?<test>\w+)(?<data> with data set .*)?$/;
const FRAME = /^(?<file>\/?[^\s:][^:\n]*\.php|[A-Za-z]:\\[^:\n]+\.php):(?<line>\d+)$/;
const TOTAL = /^Tests: (?<tests>\d+), Assertions: \d+(?<rest>.*)\.$/;
const OK = /^OK(?:, but .*!)? ?\((?<tests>\d+) tests?, /;

const itemError = (lines: readonly string[], index: number, test: string | undefined): ToolError => {
  let end = index;
  let place: { file: string; line: number } | undefined;
  for (let i = index + 1; i < lines.length && i < index + 80; i += 1) {
    const line = lines[i] ?? '';
    if (ITEM.test(line) || SECTION.test(line) || /^(?:--|FAILURES!|ERRORS!|Tests: )/.test(line)) break;
    const frame = FRAME.exec(line)?.groups;
    if (frame?.file && !place && !isForeignPath(frame.file)) place = { file: frame.file, line: Number(frame.line) };
    if (line.trim() !== '') end = i;
  }
  const root = Math.min(index + 1, lines.length - 1);
  const text = lines.slice(root, root + 3).join('\n');
  const { captures, category } = statedFacts(text, PHP_FACTS);
  const sides =
    /^Failed asserting that (?<actual>.+?) (?:is identical to|matches expected|equals|is equal to) (?<expected>.+?)\.$/m.exec(
      text,
    )?.groups;
  return toolError(lines, root, {
    span: [index + 1, end + 1],
    captures: { ...withPlace({ ...sides, ...captures }, place), test },
    category: category ?? 'runtime',
    ...(place ? { location: place } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('phpunit');
  let section = 'failure';
  lines.forEach((line, index) => {
    section = SECTION.exec(line)?.groups?.name ?? section;
    const item = ITEM.exec(line)?.groups;
    if (item && (section === 'failure' || section === 'error')) {
      analysis.errors.push(itemError(lines, index, item.test));
      analysis.failedTests.push(`${item.class}::${item.test}${item.data ?? ''}`);
    }
    const total = TOTAL.exec(line)?.groups;
    if (total) {
      const count = (name: string): number => Number(new RegExp(`${name}: (\\d+)`).exec(total.rest ?? '')?.[1] ?? 0);
      const [failed, errors, skipped] = [count('Failures'), count('Errors'), count('Skipped')] as [
        number,
        number,
        number,
      ];
      analysis.counts = { passed: Number(total.tests) - failed - errors - skipped, failed, errors, skipped };
      if (failed + errors > 0) analysis.verdict = 'failed';
      analysis.extent = [1, index + 1];
    }
    const ok = OK.exec(line)?.groups?.tests;
    if (ok) {
      analysis.counts.passed ??= Number(ok);
      analysis.verdict ??= 'passed';
      analysis.extent = [1, index + 1];
    }
  });
  if (analysis.errors.length === 0) {
    analysis.errors = readTestdox(lines);
    analysis.failedTests = analysis.errors.flatMap((error) => error.captures.test ?? []);
  }
  if (analysis.errors.length > 0 || lines.some((line) => /^(?:FAILURES|ERRORS)!$/.test(line)))
    analysis.verdict = 'failed';
  return analysis;
};

/** Reads PHPUnit. */
export const phpunit: Analyzer = {
  name: 'phpunit',
  recognises: (text) =>
    text.shows(
      /^(?:PHPUnit \d|[ \t]+FAILED {2}\S.* > |FAILURES!$|ERRORS!$|Tests: \d+, Assertions: |There (?:was|were) \d+ (?:failure|error)s?:|OK(?:, but .*!)? ?\(\d+ tests?, )/m,
    ),
  read,
};
