import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JS_FACTS } from './facts/js-facts.ts';
import { firstOwnFrame } from './reading/js-stack.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const TOTAL = /^\s+(?<number>\d+) (?<name>passing|failing|pending)(?: \([\d.]+m?s?\))?$/;
const ITEM = /^\s{1,4}(?<number>\d+)\) (?<title>\S.*)$/;
const NO_FILES = /^Error: No test files found: "(?<path>[^"]*)"|^Warning: Cannot find any files matching pattern/;
const NAMES: Record<string, string> = { passing: 'passed', failing: 'failed', pending: 'pending' };

/** One numbered entry after `N failing`: title lines, of which the last ends in a colon, then error and stack. */
const entryError = (
  lines: readonly string[],
  start: number,
  end: number,
  title: string,
): { error: ToolError; id: string } | null => {
  let index = start;
  const titles = [title];
  while (!/:$/.test(titles.at(-1) ?? '') && index < Math.min(end, start + 12)) {
    index += 1;
    titles.push((lines[index] ?? '').trim());
  }
  let root = index + 1;
  while (root <= end && (lines[root] ?? '').trim() === '') root += 1;
  if (root > end) return null;
  const message = lines
    .slice(root, Math.min(root + 3, end + 1))
    .map((line) => line.trim())
    .join('\n');
  const { captures, category } = statedFacts(message, JS_FACTS);
  const frame = firstOwnFrame(lines, root, end);
  const sides =
    /^AssertionError.*?: (?:expected )?(?<actual>.+?) (?:==|===|to (?:deeply )?equal) (?<expected>[^\n]+)/.exec(
      message,
    )?.groups;
  const id = titles.join(' ').replace(/:$/, '');
  return {
    id,
    error: toolError(lines, root, {
      span: [start + 1, end + 1],
      captures: {
        ...withPlace({ ...sides, ...captures }, frame),
        test: titles.at(-1)?.replace(/:$/, ''),
      },
      category: category ?? 'runtime',
      ...(frame ? { location: frame } : {}),
    }),
  };
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('mocha');
  let failing = -1;
  lines.forEach((line, index) => {
    const total = TOTAL.exec(line)?.groups;
    if (total?.name) {
      analysis.counts[NAMES[total.name] ?? total.name] = Number(total.number);
      analysis.extent = [1, index + 1];
      if (total.name === 'failing') failing = index;
    }
    if (NO_FILES.test(line))
      analysis.errors.push(toolError(lines, index, { captures: NO_FILES.exec(line)?.groups ?? {}, category: 'test' }));
  });
  if (failing >= 0) {
    const starts = lines.flatMap((line, index) => (index > failing && ITEM.test(line) ? [index] : []));
    starts.forEach((start, order) => {
      const end = (starts[order + 1] ?? lines.length) - 1;
      const entry = entryError(lines, start, end, ITEM.exec(lines[start] ?? '')?.groups?.title ?? '');
      if (!entry) return;
      analysis.errors.push(entry.error);
      analysis.failedTests.push(entry.id);
    });
  }
  if ((analysis.counts.failed ?? 0) > 0 || analysis.errors.length > 0) analysis.verdict = 'failed';
  else if (analysis.counts.passed !== undefined) analysis.verdict = 'passed';
  return analysis;
};

/** Reads Mocha's reporters spec, dot and min (and Cypress, which prints like them). */
export const mocha: Analyzer = {
  name: 'mocha',
  recognises: (text, command) =>
    text.shows(/^[ \t]+\d+ (?:passing|failing)(?: \([\d.]+m?s?\))?$/m) ||
    (/\bmocha\b/.test(command ?? '') && text.shows(/^Error: No test files found/m)),
  read,
};
