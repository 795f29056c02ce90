import { describe, expect, it } from 'vitest';
import { guardPattern } from '../../../../src/learning/guards/guard-pattern.ts';
import { addPasses, emptyPassing, type Pass, passingLines } from '../../../../src/learning/guards/passing-book.ts';

const pass = (at: number, family: string, ...lines: string[]): Pass => ({ at, family, lines });

describe('what passing runs print', () => {
  it('is known whatever its values, in whichever run it was, but only whole for the last runs', () => {
    const runs = Array.from({ length: 9 }, (_, at) =>
      pass(at, 'make', `took ${at} ms at /srv/${at}/x.log`, `run of ${'abcdefghi'[at]}`),
    );
    const { wasPrinted, last } = passingLines(addPasses(emptyPassing, runs));
    expect(wasPrinted('took 12345 ms at /srv/other/y.log')).toBe(true);
    expect(wasPrinted('run of a')).toBe(true);
    expect(wasPrinted('run of z')).toBe(false);
    expect(last).not.toContain('run of a');
    expect(last).toContain('run of i');
  });

  it('stays small', () => {
    const runs = Array.from({ length: 100 }, (_, at) => pass(at, `tool-${at}`, ...lettered(at)));
    const book = addPasses(emptyPassing, runs);
    expect(Object.keys(book.families)).toHaveLength(40);
    expect(JSON.stringify(addPasses(book, [pass(101, 'tool-99', ...lettered(7, 9_000))])).length).toBeLessThan(
      1_000_000,
    );
  });

  it('speaks against a pattern', () => {
    const passing = passingLines(addPasses(emptyPassing, [pass(1, 'make', "  warning: cache 'a' is cold")]));
    const guard = (regex: string, example: string, foreign: string[] = []) =>
      guardPattern({ regex, examples: [example] }, { passing, foreign });
    expect(guard("^warning: cache '[^\\n']{1,300}' is cold$", "warning: cache 'b' is cold")).toContain('passing run');
    expect(guard("^error: cache '[^\\n']{1,300}' is cold$", "error: cache 'b' is cold")).toBeNull();
    expect(guard("^error: cache '[^\\n']{1,300}' is cold$", "error: cache 'b' is warm")).toContain('its own');
    expect(guard('^[^\\s:]{1,300}: cache is gone$', 'error: cache is gone', ['E7: cache is gone'])).toContain(
      'another',
    );
  });
});

/** Lines that differ in more than values. */
function lettered(from: number, count = 50): string[] {
  const letter = (n: number): string => 'abcdefghij'[n % 10] as string;
  return Array.from({ length: count }, (_, n) =>
    [
      letter(from),
      letter(n),
      letter(Math.floor(n / 10)),
      letter(Math.floor(n / 100)),
      letter(Math.floor(n / 1000)),
    ].join(''),
  );
}
