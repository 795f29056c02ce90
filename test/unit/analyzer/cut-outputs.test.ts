import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analyzer/analyse.ts';
import { fixtureLines } from './fixture.ts';

const folder = join(import.meta.dirname, 'fixtures');
const names = readdirSync(folder).flatMap((tool) =>
  readdirSync(join(folder, tool))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => `${tool}/${file.slice(0, -'.txt'.length)}`),
);
const CUT = ['', '... [12345 characters truncated] ...', ''];

/** Ways in which a client or a pipe shortens an output. */
const shortened = (lines: string[]): string[][] => {
  const part = (share: number): number => Math.floor(lines.length * share);
  return [
    ...[0.1, 0.35, 0.6, 0.9].map((share) => lines.slice(0, part(share))),
    ...[0.1, 0.35, 0.6, 0.9].map((share) => lines.slice(part(share))),
    [...lines.slice(0, part(0.3)), ...CUT, ...lines.slice(part(0.7))],
    lines.map((line) => line.slice(0, 40)),
    lines.map((line) => `web-1  | ${line}`),
  ];
};

describe('outputs that were cut', () => {
  it.each(names)('%s: problems name lines that exist and quote them', (name) => {
    for (const lines of shortened(fixtureLines(name))) {
      for (const analysis of analyse(lines)) {
        for (const error of analysis.errors) {
          const line = lines[error.line - 1];
          expect(line, `${analysis.tool} names line ${error.line} of ${lines.length}`).toBeDefined();
          if (!line?.includes('{"')) expect(line).toContain(error.root);
          expect(error.span[0]).toBeLessThanOrEqual(error.line);
          expect(error.span[1]).toBeGreaterThanOrEqual(error.line);
          expect(error.span[1]).toBeLessThanOrEqual(lines.length);
          for (const value of Object.values(error.captures)) expect(value).not.toBe('');
        }
      }
    }
  });

  it.each(names)('%s: a tail of a failed run is never called passed', (name) => {
    const lines = fixtureLines(name);
    const whole = analyse(lines);
    if (!whole.some((analysis) => analysis.verdict === 'failed')) return;
    const tail = lines.slice(-Math.ceil(lines.length / 4));
    const verdicts = analyse(tail).map((analysis) => analysis.verdict);
    expect(verdicts.includes('passed') && !verdicts.includes('failed')).toBe(false);
  });
});
