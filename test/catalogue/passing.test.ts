import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyzer/analyse.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Report } from '../../src/diagnosis/diagnosis.ts';
import { evidenceOf } from '../../src/diagnosis/evidence-of.ts';
import { failureOfText } from '../../src/diagnosis/lint-competition.ts';
import { cleanOutput } from '../../src/failure/clean-output.ts';
import { readFailure } from '../../src/failure/read-failure.ts';
import { compilePatterns } from '../../src/pattern/match/compile-patterns.ts';
import { readCatalogue, root } from './catalogue.ts';

/**
 * Outputs of commands that passed (`$ command` in the first line), full of words that look like trouble. In `handled/` the text of a real
 * error stands in the output, because the program caught and printed it.
 */
const folder = join(root, 'test/catalogue/passing');
const names = (below: string): string[] =>
  readdirSync(join(folder, below))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(below, name));
const matcher = compilePatterns(readCatalogue().patterns);

function read(name: string): { command: string; lines: string[] } {
  const [first = '', ...lines] = readFileSync(join(folder, name), 'utf8').split('\n');
  return { command: first.replace(/^\$ /, ''), lines };
}

async function reportOf(name: string, exitCode: number | null): Promise<Report> {
  const { command, lines } = read(name);
  const clean = cleanOutput(lines.join('\n'));
  const analyses = analyse(clean.lines, command);
  const event = { ...failureOfText(clean.text).event, command, exitCode };
  const failure = readFailure(event, clean, evidenceOf(analyses));
  return diagnose({ failure, analyses, matches: await matcher.match(clean.lines, { command }) });
}

describe('outputs of commands that passed', () => {
  it.each(names('.'))('no specific pattern claims %s', async (name) => {
    const { command, lines } = read(name);
    const matches = await matcher.match(lines, { command });
    const claimed = matches.filter(({ pattern }) => !pattern.generic && !pattern.notice && !pattern.consequence);
    expect(claimed.map(({ pattern, text }) => `${pattern.id}: ${text}`)).toEqual([]);
  });

  it.each([...names('.'), ...names('handled')])(
    'nothing is diagnosed in %s, with or without its status',
    async (name) => {
      for (const exitCode of [0, null]) {
        const { failure, diagnoses } = await reportOf(name, exitCode);
        expect(failure.outcome).toBe('succeeded');
        expect(diagnoses).toEqual([]);
      }
    },
  );
});
