import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JS_FACTS } from './facts/js-facts.ts';
import { firstOwnFrame } from './reading/js-stack.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const ITEM =
  /^\s{2}(?<number>\d+)\) (?:\[(?<project>[^\]]+)\] › )?(?<file>[^\s:]+\.\w+):(?<line>\d+):\d+ › (?<titles>.+?)(?: ─+)?\s*$/;
const TOTAL = /^\s{2}(?<number>\d+) (?<name>failed|passed|skipped|flaky|interrupted|did not run)(?: \(.*\))?$/;
const ERROR = /^\s+(?:Error: )?(?:expect\(|Test timeout of|\w*Error: |TimeoutError)/;
const NONE = /^Error: No tests found/;
const BROWSER = /browserType\.launch: |Executable doesn't exist at /;

const itemError = (lines: readonly string[], start: number, groups: Record<string, string | undefined>): ToolError => {
  let end = start;
  let root = -1;
  const sides: Record<string, string> = {};
  for (let i = start + 1; i < lines.length && i < start + 120; i += 1) {
    const line = lines[i] ?? '';
    if (ITEM.test(line) || TOTAL.test(line)) break;
    if (line.trim() !== '') end = i;
    if (root < 0 && ERROR.test(line)) root = i;
    const side = /^\s+(?<name>Expected|Received)[^:]{0,30}: +(?<value>.+)$/.exec(line)?.groups;
    if (side?.name && side.value) sides[side.name === 'Expected' ? 'expected' : 'actual'] ??= side.value;
  }
  const at = root < 0 ? start : root;
  const text = (lines[at] ?? '').trim().replace(/^Error: (?=expect\()/, '');
  const { captures, category } = statedFacts(text, JS_FACTS);
  const place = firstOwnFrame(lines, start, end) ?? { file: groups.file ?? '', line: Number(groups.line) };
  return toolError(lines, at, {
    span: [start + 1, end + 1],
    captures: { ...withPlace({ ...sides, ...captures }, place), test: groups.titles?.split(' › ').at(-1) },
    category: /^Test timeout|Timeout/.test(text)
      ? 'timeout'
      : BROWSER.test(text)
        ? 'dependency'
        : (category ?? 'assertion'),
    location: place,
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('playwright');
  const seen = new Set<string>();
  lines.forEach((line, index) => {
    const item = ITEM.exec(line)?.groups;
    const id = item ? `${item.file} › ${item.titles}` : '';
    if (item && !seen.has(`${item.project}${id}`)) {
      seen.add(`${item.project}${id}`);
      analysis.errors.push(itemError(lines, index, item));
      analysis.failedTests.push(id);
    }
    if (NONE.test(line)) analysis.errors.push(toolError(lines, index, { category: 'test' }));
    const total = TOTAL.exec(line)?.groups;
    if (total?.name) {
      analysis.counts[total.name] = Number(total.number);
      analysis.extent = [1, index + 1];
    }
  });
  if ((analysis.counts.failed ?? 0) > 0 || analysis.errors.length > 0) analysis.verdict = 'failed';
  else if (analysis.counts.passed !== undefined) analysis.verdict = 'passed';
  return analysis;
};

/** Reads Playwright's reporters list, line and dot. */
export const playwright: Analyzer = {
  name: 'playwright',
  recognises: (text, command) =>
    text.shows(/^ {2}\d+\) (?:\[[^\]]+\] › )?\S+\.\w+:\d+:\d+ › /m) ||
    (/\bplaywright\b/.test(command ?? '') &&
      text.shows(/^(?: {2}\d+ (?:passed|failed)|Error: No tests found|Running \d+ tests?)/m)),
  read,
};
