import { describe, expect, it } from 'vitest';
import { parseRegex } from '../../../src/pattern/regex/parse-regex.ts';
import { proveLinear } from '../../../src/pattern/regex/prove-linear.ts';
import { cpuSince } from '../../support/cpu-time.ts';
import fc from '../../support/properties.ts';

/** Small regexes over two letters: dense enough in ambiguity that a wrong proof would show. */
const regex = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', '[ab]', '.', '[^b]', '\\w', '\\b', 'ab'),
    fc.tuple(tie('node'), tie('node')).map(([x, y]) => x + y),
    fc.tuple(tie('node'), tie('node')).map(([x, y]) => `(?:${x}|${y})`),
    fc
      .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{0,3}', '{1,9}', '*?'))
      .map(([x, q]) => `(?:${x})${q}`),
  ),
})).node;

/** Steps of a plain backtracking matcher would be exponential or square in `n`; V8's time tells the same. */
const cost = (compiled: RegExp, text: string): number => {
  const start = process.cpuUsage();
  compiled.test(text);
  return cpuSince(start) * 1e6;
};

describe('a proof of linear time', () => {
  it('holds on V8 for random regexes and the texts that drive them mad', () => {
    fc.assert(
      fc.property(regex, fc.constantFrom('a', 'b', 'ab', 'aab', 'abb'), (source, unit) => {
        const parsed = parseRegex(`${source}!`);
        if ('error' in parsed || proveLinear(parsed.tree, '', false).holds !== 'search') return;
        const compiled = new RegExp(`${source}!`);
        const best = (size: number): number => {
          const text = unit.repeat(size);
          return Math.min(cost(compiled, text), cost(compiled, text), cost(compiled, text));
        };
        const small = Math.max(best(2_000), 20_000);
        // 16 times the text: linear is 16, square is 256, exponential never comes back.
        expect(best(32_000) / small).toBeLessThan(100);
      }),
      { numRuns: 300, seed: 20 },
    );
  });
});
