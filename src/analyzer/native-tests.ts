import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { toolError } from './reading/tool-error.ts';

const CTEST =
  /^\s*\d+\/\d+ Test\s+#\d+: (?<test>\S+) \.+ ?(?<result>\*{3}(?:Failed|Timeout|Exception|Not Run|Skipped)|Passed|\*{3}\w+)/;
const CTEST_TOTAL = /^(?<percent>\d+)% tests passed, (?<failed>\d+) tests? failed out of (?<total>\d+)/;
const NO_TESTS = /^No tests were found!!!/;
const GTEST_FAILED = /^\[ {2}FAILED {2}\] (?<test>[\w/]+\.[\w/]+)/;
const GTEST_FAILURE = /^(?<file>\S+?)(?::(?<line>\d+)|\((?<line2>\d+)\)): (?:Failure|error:? ?.*)$/;
const GTEST_RUN = /^\[ RUN {6}\] (?<test>\S+)/;
const GTEST_PASSED = /^\[ {2}PASSED {2}\] (?<passed>\d+) tests?\./;
const CATCH = /^(?<file>\S+?):(?<line>\d+): FAILED:$/;
const CATCH_TOTAL =
  /^(?:test cases|assertions): +(?<total>\d+) \|(?: +(?<passed>\d+) passed \|)? +(?<failed>\d+) failed/;

const AFTER = /^(?:\s*Start +\d+: |\s*\d+\/\d+ Test|\d+% tests passed|Total Test time)/;

/** A failed test of CTest: what the program printed below (`--output-on-failure`) says why. */
const ctestError = (lines: readonly string[], index: number, groups: Record<string, string | undefined>): ToolError => {
  const timeout = groups.result?.includes('Timeout') ?? false;
  const { test } = groups;
  let root = index;
  for (let i = index + 1; i < lines.length && !AFTER.test(lines[i] ?? ''); i += 1) {
    if ((lines[i] ?? '').trim() === '') continue;
    root = i;
    break;
  }
  const missing = groups.result?.includes('Not Run') ?? false;
  const place = /(?<file>[\w./+-]+\.\w+):(?<line>\d+)/.exec(lines[root] ?? '')?.groups;
  return toolError(lines, timeout ? index : root, {
    span: [index + 1, root + 1],
    captures: { ...(place ?? {}), test },
    category: timeout
      ? 'timeout'
      : missing
        ? 'file_not_found'
        : groups.result?.includes('Exception')
          ? 'runtime'
          : 'assertion',
  });
};

const gtestError = (lines: readonly string[], index: number, test: string | undefined): ToolError => {
  const place = GTEST_FAILURE.exec(lines[index] ?? '')?.groups;
  const next = (lines[index + 1] ?? '').trim();
  const value = (name: string): string | undefined =>
    lines
      .slice(index + 1, index + 8)
      .map((line) => new RegExp(`^\\s*(?:${name}): (.+)$`).exec(line)?.[1])
      .find((each) => each);
  return toolError(lines, next === '' ? index : index + 1, {
    span: [index + 1, index + 2],
    captures: {
      file: place?.file,
      line: place?.line ?? place?.line2,
      actual: value('Actual|Which is'),
      expected: value('Expected'),
      test,
    },
    category: 'assertion',
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('native-tests');
  let running: string | undefined;
  const fail = (test: string | undefined): void => {
    if (test && !analysis.failedTests.includes(test)) analysis.failedTests.push(test);
  };
  lines.forEach((line, index) => {
    running = GTEST_RUN.exec(line)?.groups?.test ?? running;
    const ctest = CTEST.exec(line)?.groups;
    if (ctest && ctest.result !== 'Passed' && !ctest.result?.includes('Skipped')) {
      analysis.errors.push(ctestError(lines, index, ctest));
      fail(ctest.test);
    }
    const total = CTEST_TOTAL.exec(line)?.groups ?? CATCH_TOTAL.exec(line)?.groups;
    if (total && !line.startsWith('assertions')) {
      analysis.counts.failed = Number(total.failed);
      analysis.counts.passed = Number(total.passed ?? Number(total.total) - Number(total.failed));
      analysis.extent = [1, index + 1];
    }
    if (NO_TESTS.test(line)) analysis.errors.push(toolError(lines, index, { category: 'test' }));
    if (GTEST_FAILURE.test(line) && running) analysis.errors.push(gtestError(lines, index, running));
    fail(GTEST_FAILED.exec(line)?.groups?.test);
    const passed = GTEST_PASSED.exec(line)?.groups?.passed;
    if (passed) analysis.counts.passed = Number(passed);
    const caught = CATCH.exec(line)?.groups;
    if (caught)
      analysis.errors.push(
        toolError(lines, /^\s+\S/.test(lines[index + 1] ?? '') ? index + 1 : index, {
          captures: caught,
          category: 'assertion',
        }),
      );
  });
  if (analysis.failedTests.length > 0) analysis.counts.failed ??= analysis.failedTests.length;
  if (analysis.errors.length > 0 || (analysis.counts.failed ?? 0) > 0) analysis.verdict = 'failed';
  else if (analysis.counts.passed !== undefined) analysis.verdict = 'passed';
  return analysis;
};

/** Reads the runners of C and C++ tests: CTest, GoogleTest, Catch2. */
export const nativeTests: Analyzer = {
  name: 'native-tests',
  recognises: (text) =>
    text.shows(
      /^[ \t]*\d+\/\d+ Test[ \t]+#\d+: |^\d+% tests passed, |^No tests were found!!!|^\[ {2}(?:FAILED|PASSED) {2}\] |^test cases: +\d+ \|/m,
    ),
  read,
};
