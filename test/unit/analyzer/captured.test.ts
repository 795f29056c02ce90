import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/analyzer/analysis.ts';
import { ANALYZERS, FALLBACKS, TRACES } from '../../../src/analyzer/analyzers.ts';
import { analyseFixture, causes } from './fixture.ts';

/**
 * Outputs of real tools under `fixtures/<analyzer>/<name>.txt`, each beside what must be read from it
 * (`<name>.expected.json`).
 */
interface Expected {
  command?: string;
  verdict: Analysis['verdict'];
  counts: Record<string, number>;
  failedTests: string[];
  causes: { root: string; category: string; captures: Record<string, string>; location?: object }[];
  consequences: number;
  warnings: number;
}

const folder = join(import.meta.dirname, 'fixtures');
const captured = readdirSync(folder).flatMap((tool) =>
  readdirSync(join(folder, tool))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => [tool, file.slice(0, -'.txt'.length)] as const),
);

describe('captured outputs', () => {
  it('are of analyzers that exist', () => {
    const names = new Set([...ANALYZERS, ...TRACES, ...FALLBACKS].map((analyzer) => analyzer.name));
    expect(captured.filter(([tool]) => !names.has(tool))).toEqual([]);
  });

  it.each(captured)('%s/%s', (tool, name) => {
    const path = join(folder, tool, `${name}.expected.json`);
    expect(existsSync(path), `${tool}/${name}.expected.json is missing`).toBe(true);
    const expected: Expected = JSON.parse(readFileSync(path, 'utf8'));
    const analysis = analyseFixture(`${tool}/${name}`, tool, expected.command);
    expect(analysis.verdict).toBe(expected.verdict);
    expect(analysis.counts).toEqual(expected.counts);
    expect(analysis.failedTests).toEqual(expected.failedTests);
    const found = causes(analysis);
    expect(found.map(({ root }) => root.slice(0, 140))).toEqual(expected.causes.map(({ root }) => root));
    found.forEach((cause, index) => {
      const { root: _, ...rest } = expected.causes[index]!;
      expect(cause).toMatchObject(rest);
    });
    expect(analysis.errors.filter((error) => error.consequence)).toHaveLength(expected.consequences);
    expect(analysis.errors.filter((error) => error.severity === 'warning')).toHaveLength(expected.warnings);
  });
});
