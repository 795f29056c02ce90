import { describe, expect, it } from 'vitest';
import { inducePattern } from '../../../../src/learning/induction/induce-pattern.ts';
import { parseRegex } from '../../../../src/pattern/regex/parse-regex.ts';
import { proveLinear } from '../../../../src/pattern/regex/prove-linear.ts';
import { cpuSince } from '../../../support/cpu-time.ts';
import fc from '../../../support/properties.ts';

const groups = (lines: readonly string[], other: string) => {
  const made = inducePattern(lines);
  const match = made && new RegExp(made.source).exec(other);
  return match ? { ...match.groups } : null;
};

describe('inducePattern', () => {
  it('finds from two examples what the next one has for names', () => {
    const lines = ["ledger: table 'users' has no column plan", "ledger: table 'prices' has no column vat_rate"];
    expect(groups(lines, "ledger: table 'order items' has no column due-date")).toEqual({
      table: 'order items',
      symbol: 'due-date',
    });
  });

  it('takes a name as a whole', () => {
    const lines = ["cannot create an instance of 'shop::Cart'", "cannot create an instance of 'shop::Price'"];
    expect(groups(lines, "cannot create an instance of 'other'")).not.toBeNull();
  });

  it('tells parts that are joined by a colon where all lines have them', () => {
    const lines = ['could not reach broker mq1:5672: no answer', 'could not reach broker mq2.local:80: no answer'];
    expect(groups(lines, 'could not reach broker 10.0.0.7:443: no answer')).not.toBeNull();
  });

  it('makes no pattern of two messages', () => {
    expect(inducePattern(['the parser gave up on line 3', 'the printer ran out of paper'])).toBeNull();
    expect(inducePattern(['fatal error: stack overflow', 'fatal error: out of memory'])).toBeNull();
    expect(inducePattern(['TypeError: basket 7 has no owner', 'ValueError: basket 8 has no owner'])).toBeNull();
    expect(inducePattern(['error E1203: the basket is locked', 'error E1204: the basket is locked'])).toBeNull();
    expect(inducePattern(['failed 12', 'failed 13'])).toBeNull();
  });

  it('matches all its examples whatever their names, and is proved linear', () => {
    const name = fc.stringMatching(/^[\w./@:-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name, name), { minLength: 2, maxLength: 4 }), (rows) => {
        const lines = rows.map(([a, b, c]) => `builder ${a}: cannot resolve target '${b}' needed by (${c})`);
        const made = inducePattern(lines);
        if (!made) return;
        expect(lines.every((line) => new RegExp(made.source).test(line))).toBe(true);
        expect(made.source).toMatch(/^\^.{0,510}\$$/);
        expect(made.source).not.toMatch(/\.\*|[+*}?]\)?[+*{]/);
        expect(made.names.length).toBeLessThanOrEqual(8);
        const parsed = parseRegex(made.source);
        expect('tree' in parsed && proveLinear(parsed.tree, 'm', false).holds).not.toBe('none');
      }),
      { numRuns: 200 },
    );
  });

  it('takes no longer on a hostile line than the line is longer', () => {
    const made = inducePattern(["rule 'a' of set 'b' refers to 'c'", "rule 'd' of set 'e' refers to 'f'"]);
    const regex = new RegExp(made?.source ?? '(?!)');
    const time = (size: number): number => {
      const line = "rule 'a' of set '".repeat(size / 17);
      const start = process.cpuUsage();
      for (let i = 0; i < 2_000; i++) regex.test(line);
      return cpuSince(start);
    };
    time(64_000);
    expect(time(512_000)).toBeLessThan(Math.max(time(64_000), 2) * 24); // 8 times the text; the square would be 64
  });
});
