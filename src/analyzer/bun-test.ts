import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JS_FACTS } from './facts/js-facts.ts';
import { firstOwnFrame } from './reading/js-stack.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const RESULT =
  /^\((?<result>pass|fail|skip|todo)\) (?<titles>.+?)(?: \[[\d.]+m?s\])?$|^(?<mark>✓|✗) (?<titles2>.+?)(?: \[[\d.]+m?s\])?$/;
const COUNT = /^\s*(?<number>\d+) (?<name>pass|fail|skip|todo)$/;
const ERROR = /^(?:error|TypeError|ReferenceError|SyntaxError|\w*Error): (?<message>.+)$/;
const NAMES: Record<string, string> = { pass: 'passed', fail: 'failed', skip: 'skipped', todo: 'todo' };

/** Bun prints the error of a test above the line with its result. */
const failError = (lines: readonly string[], index: number, from: number, titles: string): ToolError => {
  let root = -1;
  for (let i = from; i < index; i += 1) if (ERROR.test(lines[i] ?? '')) root = i;
  const at = root < 0 ? index : root;
  const message = (ERROR.exec(lines[at] ?? '')?.groups?.message ?? lines[at] ?? '').trim();
  const side = (name: string): string | undefined =>
    lines
      .slice(at, index)
      .map((line) => new RegExp(`^${name}: (.+)$`).exec(line)?.[1])
      .find((value) => value);
  const { captures, category } = statedFacts(
    message.startsWith('expect(') ? message : (lines[at] ?? '').trim(),
    JS_FACTS,
  );
  const place = firstOwnFrame(lines, at, index);
  return toolError(lines, at, {
    span: [Math.min(from, at) + 1, index + 1],
    captures: {
      ...withPlace({ expected: side('Expected'), actual: side('Received'), ...captures }, place),
      test: titles.split(' > ').at(-1),
    },
    category: category ?? 'test',
    ...(place ? { location: place } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('bun-test');
  let from = 0;
  lines.forEach((line, index) => {
    const result = RESULT.exec(line)?.groups;
    const titles = result?.titles ?? result?.titles2;
    if (titles && (result?.result === 'fail' || result?.mark === '✗')) {
      analysis.errors.push(failError(lines, index, from, titles));
      analysis.failedTests.push(titles);
    }
    if (titles) from = index + 1;
    const count = COUNT.exec(line)?.groups;
    if (count?.name) {
      analysis.counts[NAMES[count.name] ?? count.name] = Number(count.number);
      analysis.extent = [1, index + 1];
    }
  });
  if ((analysis.counts.failed ?? 0) > 0 || analysis.errors.length > 0) analysis.verdict = 'failed';
  else if (analysis.counts.passed !== undefined) analysis.verdict = 'passed';
  return analysis;
};

/** Reads `bun test`. */
export const bunTest: Analyzer = {
  name: 'bun-test',
  recognises: (text, command) =>
    text.shows(/^bun test v\d/m) ||
    (/\bbun\b.*\btest\b/.test(command ?? '') && text.shows(/^(?:\((?:pass|fail)\) | *\d+ (?:pass|fail)$)/m)),
  read,
};
