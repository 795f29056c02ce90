import type { Analysis, Analyzer } from './analysis.ts';
import { JS_FACTS } from './facts/js-facts.ts';
import { firstOwnFrame } from './reading/js-stack.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const FAILED = /^(?<browser>[A-Z]\w+(?: Headless)? [\d.]+ \([^)]+\)) (?<test>.+) FAILED$/;
const EXECUTED = /^(?:\S.* )?Executed (?<run>\d+) of (?<all>\d+)(?: \((?<failed>\d+) FAILED\)| SUCCESS|.*)?/;
const SPEC = /^(?<number>\d+)\) (?<test>\S.*)$/;
const SPECS = /^(?<all>\d+) specs?, (?<failed>\d+) failures?(?:, (?<pending>\d+) pending specs?)?/;

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('karma');
  const failures = lines.findIndex((line) => /^Failures:\s*$/.test(line));
  lines.forEach((line, index) => {
    const test =
      FAILED.exec(line)?.groups?.test ??
      (failures >= 0 && index > failures ? SPEC.exec(line)?.groups?.test : undefined);
    if (test) {
      let root = index + 1;
      while (root < index + 5 && /^\s*(?:Message:|$)/.test(lines[root] ?? '')) root += 1;
      const text = (lines[root] ?? '').trim();
      const { captures, category } = statedFacts(text, JS_FACTS);
      const sides = /^Expected (?<actual>.+?) to (?:be|equal) (?<expected>.+?)\.$/.exec(text)?.groups;
      const place = firstOwnFrame(lines, root, Math.min(lines.length - 1, root + 15));
      analysis.errors.push(
        toolError(lines, Math.min(root, lines.length - 1), {
          span: [index + 1, Math.min(root + 1, lines.length)],
          captures: { ...withPlace({ ...sides, ...captures }, place), test },
          category: category ?? (/^Expected /.test(text) ? 'assertion' : 'runtime'),
          ...(place ? { location: place } : {}),
        }),
      );
      analysis.failedTests.push(test);
    }
    const total = EXECUTED.exec(line)?.groups ?? SPECS.exec(line)?.groups;
    if (total?.all) {
      const failed = Number(total.failed ?? 0);
      analysis.counts = { passed: Number(total.run ?? total.all) - failed - Number(total.pending ?? 0), failed };
      analysis.extent = [1, index + 1];
    }
  });
  if ((analysis.counts.failed ?? 0) > 0 || analysis.errors.length > 0) analysis.verdict = 'failed';
  else if (analysis.counts.passed !== undefined) analysis.verdict = 'passed';
  return analysis;
};

/** Reads Karma and Jasmine. */
export const karma: Analyzer = {
  name: 'karma',
  recognises: (text) => text.shows(/^(?:\S.* )?Executed \d+ of \d+|^\d+ specs?, \d+ failures?/m),
  read,
};
