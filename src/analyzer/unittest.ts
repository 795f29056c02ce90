import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { PYTHON_FACTS } from './facts/python-facts.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { pythonTracebacks } from './reading/python-traceback.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const BLOCK = /^(?<kind>FAIL|ERROR): (?<test>\S.*?)(?: \((?<id>[\w.<>]+)\))?(?: .*)?$/;
const RULE = /^={60,}$/;
const RAN = /^Ran (?<tests>\d+) tests? in [\d.]+s$/;
const RESULT = /^(?<result>OK|FAILED|NO TESTS RAN)(?: \((?<detail>[^)]*)\))?$/;
const NAMES: Record<string, string> = {
  failures: 'failed',
  errors: 'errors',
  skipped: 'skipped',
  'expected failures': 'xfailed',
  'unexpected successes': 'xpassed',
};

/** Is the line the title of a block? The rule of `=` stands above it. */
const titleAt = (lines: readonly string[], index: number): Record<string, string | undefined> | undefined =>
  RULE.test(lines[index - 1] ?? '') ? BLOCK.exec(lines[index] ?? '')?.groups : undefined;

/** Dotted id of a test as the runner accepts it: `test_math.MathTests.test_add` (Python 3.11 and newer print it whole). */
const idOf = ({ test, id }: Record<string, string | undefined>): string => {
  if (!id) return test ?? '';
  return id.endsWith(`.${test}`) ? id : `${id}.${test}`;
};

const blockError = (
  lines: readonly string[],
  start: number,
  end: number,
  title: Record<string, string | undefined>,
): ToolError => {
  const traceback = pythonTracebacks(lines.slice(start, end)).at(-1);
  const loading = /_FailedTest|_ErrorHolder/.test(title.id ?? '') || (title.test ?? '').startsWith('setUp');
  const name = loading ? undefined : title.test;
  if (!traceback)
    return toolError(lines, start, { span: [start + 1, end], captures: { test: name }, category: 'test' });
  const { captures, category } = statedFacts(traceback.message, PYTHON_FACTS);
  const { place } = traceback;
  return toolError(lines, start + traceback.raised, {
    span: [start + 1, end],
    captures: {
      ...withPlace(captures, place),
      test: name,
    },
    category: category ?? 'runtime',
    ...(place ? { location: place } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('unittest');
  let first = lines.length;
  lines.forEach((line, index) => {
    const title = titleAt(lines, index);
    if (title) {
      first = Math.min(first, index);
      let end = index + 1;
      while (end < lines.length && !RULE.test(lines[end] ?? '') && !RAN.test(lines[end] ?? '')) end += 1;
      analysis.failedTests.push(idOf(title));
      analysis.errors.push(blockError(lines, index, end, title));
    }
    const ran = RAN.exec(line)?.groups;
    if (ran) analysis.counts.tests = (analysis.counts.tests ?? 0) + Number(ran.tests);
    const result = lines.slice(Math.max(0, index - 3), index).some((each) => RAN.test(each))
      ? RESULT.exec(line)?.groups
      : undefined;
    if (!result) return;
    analysis.verdict = result.result === 'OK' && analysis.verdict !== 'failed' ? 'passed' : 'failed';
    analysis.extent = [Math.min(first, 0) + 1, index + 1];
    for (const part of (result.detail ?? '').split(', ')) {
      const [name, count] = part.split('=');
      if (name && count) analysis.counts[NAMES[name] ?? name] = Number(count);
    }
  });
  const { tests, failed = 0, errors = 0, skipped = 0, xfailed = 0, xpassed = 0 } = analysis.counts;
  if (tests !== undefined) analysis.counts.passed = Math.max(0, tests - failed - errors - skipped - xfailed - xpassed);
  delete analysis.counts.tests;
  return analysis;
};

/** Reads the text runner of Python's unittest (and Django's, which is built on it). */
export const unittest: Analyzer = {
  name: 'unittest',
  recognises: (text) => text.shows(/^Ran \d+ tests? in [\d.]+s$/m) || text.shows(/^={60,}\n(?:FAIL|ERROR): \S+/m),
  read,
};
