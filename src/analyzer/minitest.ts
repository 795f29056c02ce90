import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { RUBY_FACTS } from './facts/ruby-facts.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const HEAD = /^\s*(?:\d+\) )?(?<kind>Failure|Error):$/;
const NAME = /^(?<class>[A-Z][\w:]*)#(?<test>\S+?)(?: \[(?<file>[^:\]]+):(?<line>\d+)\])?:$/;
const UNIT = /^(?<kind>Failure|Error): (?<test>\w+)\((?<class>[\w:]+)\):?$/;
const TOTAL =
  /^(?<runs>\d+) (?:runs|tests), (?<assertions>\d+) assertions, (?<failures>\d+) failures, (?<errors>\d+) errors(?:, (?<skips>\d+) (?:skips|pendings))?/;
const FRAME = /^\s*(?<file>[^\s:][^:\n]*):(?<line>\d+):in /;

const blockError = (
  lines: readonly string[],
  name: number,
  test: string | undefined,
  place: { file: string; line: number } | null,
): ToolError => {
  let root = name + 1;
  while (
    root + 1 < lines.length &&
    (FRAME.test(lines[root] ?? '') || /^\s+(?:=> )?\d+: /.test(lines[root] ?? '') || (lines[root] ?? '').trim() === '')
  )
    root += 1;
  const text = lines.slice(root, root + 3).map((line) => line.trim());
  let own = place;
  let end = root;
  for (let i = name + 1; i < Math.min(lines.length, root + 30); i += 1) {
    const line = lines[i] ?? '';
    if (HEAD.test(line) || TOTAL.test(line) || /^={20,}$/.test(line)) break;
    const frame = FRAME.exec(line)?.groups;
    if (frame?.file && !own && !isForeignPath(frame.file)) own = { file: frame.file, line: Number(frame.line) };
    if (line.trim() !== '') end = Math.max(end, i);
  }
  const side = (pattern: RegExp): string | undefined =>
    text.map((line) => pattern.exec(line)?.[1]).find((value) => value);
  const thrown =
    /^[A-Z][\w:]*(?:Error|Exception)?: /.test(text[0] ?? '') && !/^(?:Expected|Actual)/.test(text[0] ?? '');
  const stated = statedFacts(text.join('\n'), RUBY_FACTS);
  return toolError(lines, Math.min(root, lines.length - 1), {
    span: [name + 1, end + 1],
    captures: {
      ...withPlace(
        {
          expected: side(/^Expected: (.+)$/) ?? side(/^<(.+)> expected but was/),
          actual: side(/^Actual: (.+)$/),
          ...(thrown ? stated.captures : {}),
        },
        own,
      ),
      test,
    },
    category: thrown ? (stated.category ?? 'runtime') : 'assertion',
    ...(own ? { location: own } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('minitest');
  lines.forEach((line, index) => {
    const named = HEAD.test(lines[index - 1] ?? '') ? NAME.exec(line)?.groups : undefined;
    const groups = named ?? UNIT.exec(line)?.groups;
    if (groups?.test) {
      const place = groups.file ? { file: groups.file, line: Number(groups.line) } : null;
      analysis.errors.push(blockError(lines, index, groups.test, place));
      analysis.failedTests.push(`${groups.class}#${groups.test}`);
    }
    const total = TOTAL.exec(line)?.groups;
    if (total) {
      const [runs, failed, errors, skipped] = [total.runs, total.failures, total.errors, total.skips].map((value) =>
        Number(value ?? 0),
      ) as [number, number, number, number];
      analysis.counts = { passed: runs - failed - errors - skipped, failed, errors, skipped };
      analysis.extent = [1, index + 1];
      analysis.verdict = failed + errors > 0 ? 'failed' : 'passed';
    }
  });
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads Minitest and test-unit (Rails prints like them). */
export const minitest: Analyzer = {
  name: 'minitest',
  recognises: (text) => text.shows(TOTAL_ANYWHERE) || text.shows(/^[ \t]*\d+\) (?:Failure|Error):\n[A-Z][\w:]*#/m),
  read,
};
const TOTAL_ANYWHERE = /^\d+ (?:runs|tests), \d+ assertions, \d+ failures, \d+ errors/m;
