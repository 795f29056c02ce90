import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analyzer/analyse.ts';
import { withoutPrefix } from '../../../src/failure/without-prefix.ts';
import { causes, fixtureLines } from '../analyzer/fixture.ts';

const PREFIXES: [string, string][] = [
  ['GitHub Actions', '2026-01-02T10:00:00.1234567Z '],
  ['docker compose', 'web-1  | '],
  ['turbo', '@acme/web:test: '],
  ['concurrently', '[api] '],
  ['pnpm -r', 'packages/web test: '],
  ['BuildKit', '#12 3.456 '],
];

describe('withoutPrefix', () => {
  it.each(PREFIXES)('lets tools be read in the log of %s', (_, prefix) => {
    const bare = fixtureLines('jest/default');
    const plain = analyse(bare, 'npx jest').find((analysis) => analysis.tool === 'jest');
    const logged = analyse(withoutPrefix(bare.map((line) => prefix + line))).find(
      (analysis) => analysis.tool === 'jest',
    );
    expect(logged?.counts).toEqual(plain?.counts);
    expect(causes(logged!).map(({ root, captures }) => [root, captures])).toEqual(
      causes(plain!).map(({ root, captures }) => [root, captures]),
    );
  });

  it('takes off a prefix before a prefix, and the marks of problem matchers', () => {
    const lines = [
      "src/a.ts(1,2): error TS2304: Cannot find name 'x'.",
      "src/b.ts(3,4): error TS2304: Cannot find name 'y'.",
      'Found 2 errors.',
    ];
    const logged = lines.map((line) => `2026-01-02T10:00:00.1234567Z ##[error]@acme/web:build: ${line}`);
    expect(withoutPrefix(logged)).toEqual(lines);
  });

  it('takes the time off the excerpt that BuildKit repeats', () => {
    const excerpt = [
      '#7 3.411 npm error code EUSAGE',
      '------',
      ' > [4/6] RUN npm ci:',
      '3.411 npm error code EUSAGE',
      '------',
    ];
    expect(withoutPrefix(excerpt)[3]).toBe('npm error code EUSAGE');
    expect(withoutPrefix(['3.411 npm error code EUSAGE'])).toEqual(['3.411 npm error code EUSAGE']);
  });

  it.each(['python-lint/flake8', 'cargo/errors', 'maven/test', 'c-compiler/gcc', 'tsc/plain', 'go/build'])(
    'leaves the places and levels of a tool alone: %s',
    (name) => {
      const lines = fixtureLines(name);
      expect(withoutPrefix(lines)).toEqual(lines);
    },
  );
});
