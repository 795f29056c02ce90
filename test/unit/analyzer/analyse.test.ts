import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analyzer/analyse.ts';
import { cpuSince } from '../../support/cpu-time.ts';
import fc from '../../support/properties.ts';
import { causes, fixtureLines } from './fixture.ts';

describe('analyse', () => {
  it('says nothing about text that no tool printed', () => {
    expect(analyse(['step 1 of 3', 'all good', ''])).toEqual([]);
    expect(analyse([])).toEqual([]);
  });

  it('reads with a forced analyzer even where it does not recognise the text', () => {
    expect(analyse(['nothing to see'], undefined, 'pytest')).toMatchObject([
      { tool: 'pytest', errors: [], verdict: null },
    ]);
  });

  it('leaves stack traces inside a test runner to the runner', () => {
    const tools = analyse(fixtureLines('pytest/native'), 'pytest').map((analysis) => analysis.tool);
    expect(tools).toEqual(['pytest']);
  });

  it('reads a traceback that follows a passing test run', () => {
    const lines = ['====== 3 passed in 0.1s ======', ...fixtureLines('python/chained')];
    const analyses = analyse(lines, 'pytest && python load.py');
    expect(analyses.map((analysis) => [analysis.tool, analysis.verdict])).toEqual([
      ['pytest', 'passed'],
      ['python', 'failed'],
    ]);
  });

  it('keeps the cause beside the consequences of several tools', () => {
    const analyses = analyse(fixtureLines('make/make'), 'make -k');
    expect(analyses.map((analysis) => analysis.tool)).toEqual(['c-compiler', 'make']);
    expect(causes(analyses[0]!)).toMatchObject([{ category: 'link', captures: { symbol: 'foo' } }]);
    expect(analyses[1]!.errors.filter((error) => error.consequence)).toHaveLength(3);
  });

  it('asks the generic reader only when no tool found a cause', () => {
    const line = 'lib/a.xyz:3:1: error: bad thing';
    expect(analyse([line]).map((analysis) => analysis.tool)).toEqual(['generic']);
    expect(analyse([line, ...fixtureLines('tsc/plain')]).map((analysis) => analysis.tool)).toEqual(['tsc']);
  });

  it('does not repeat in the generic reader what a tool calls a consequence', () => {
    const analyses = analyse(fixtureLines('cargo/errors-tail'), 'cargo build | tail -12');
    expect(analyses.map((analysis) => analysis.tool)).toEqual(['cargo']);
  });

  it('reads only the start of very long lines, and quotes no more than that', () => {
    const [analysis] = analyse([`a.c:1:2: error: ${'x'.repeat(50_000)}`]);
    expect(analysis!.errors[0]!.root.length).toBeLessThanOrEqual(2_000);
  });

  it('never throws, whatever the text', () => {
    const words = fc.constantFrom(
      'Traceback (most recent call last):',
      '  File "a.py", line 1',
      'E   assert 1',
      '____ test_a ____',
      '=== FAILURES ===',
      'error[E0308]: x',
      ' --> a.rs:1:2',
      '  ● a › b',
      ' FAIL  a > b',
      '    at f (a.js:1:2)',
      '--- FAIL: TestA (0.00s)',
      'panic: x',
      'not ok 1 - a',
      'npm error code E404',
      '[ERROR] BUILD FAILURE',
      '  1) a',
      'CMake Error at a:1 (x):',
      '│ Error: x',
      'a.c:1:2: error: x',
      'make: *** [a] Error 1',
      '{"Action":"output","Output":"x\\n","Package":"p"}',
      '[{"filePath":',
      '',
      '   ',
      'x'.repeat(3_000),
      '\u0000',
      '💥 ✖',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 40 }), (lines) => {
        for (const analysis of analyse(lines))
          for (const error of analysis.errors) expect(error.line).toBeLessThanOrEqual(lines.length);
      }),
      { numRuns: 300 },
    );
  });

  it('takes time in proportion to the text, also on text made to be hard', () => {
    const hard = [
      '    at f (/a/b.js:1:2)',
      '  File "x.py", line 1, in f',
      'error[E0308]: mismatched types',
      '',
      '--- FAIL: TestA (0.00s)',
      '  1) a',
      "a.rb:1:in `x': y (Z)",
      'ERROR in ./a.js 1:2',
      'Caused by: java.lang.X: y',
      '    a_test.go:7: said\n--- FAIL: TestA (0.00s)',
      '➤ YN0028: │ -"left-pad@npm:1.0.0":',
      'FAILED tests/test_a.py::test_b - AssertionError: left and right diff...',
      'npm error command sh -c node-gyp rebuild\nnpm error gyp ERR! not ok',
      '  Line   src/A.php\n  34     Call to an undefined method A::b().',
      `${'a.'.repeat(900)}`,
      `${' '.repeat(1_900)}`,
      `error: ${'`a'.repeat(900)}`,
    ];
    /** Processor time, which other processes on the machine do not disturb. */
    const work = (line: string, size: number): number => {
      const lines = Array.from({ length: Math.ceil(size / (line.length + 1)) }, () => line).flatMap((one) =>
        one.split('\n'),
      );
      const start = process.cpuUsage();
      analyse(lines);
      return cpuSince(start);
    };
    for (const line of hard) {
      work(line, 20_000);
      const small = Math.min(work(line, 50_000), work(line, 50_000), work(line, 50_000));
      const large = Math.min(work(line, 400_000), work(line, 400_000));
      // eight times the text: quadratic readers take 64 times as long
      expect(large / Math.max(small, 6), JSON.stringify(line.slice(0, 40))).toBeLessThan(32);
    }
  });
});
