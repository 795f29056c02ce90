import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analyzer/analyse.ts';
import { analyseFixture, causes, fixtureLines } from './fixture.ts';

const TESTS = [
  'tests/test_cart.py::TestCart::test_total',
  'tests/test_cart.py::TestCart::test_saved',
  'tests/test_cart.py::test_rate[usd]',
  'tests/test_cart.py::test_name',
  'tests/test_cart.py::test_slow',
  'tests/test_cart.py::test_needs',
  'tests/test_cart.py::test_broken',
];

describe('pytest', () => {
  it.each(['auto', 'short', 'native', 'line', 'no', 'v'])(
    'finds the same failures in every traceback style: %s',
    (style) => {
      const analysis = analyseFixture(`pytest/${style}`, 'pytest');
      expect(analysis.verdict).toBe('failed');
      expect(analysis.counts).toEqual({ failed: 5, passed: 1, skipped: 1, xfailed: 1, errors: 2 });
      expect([...analysis.failedTests].sort()).toEqual([...TESTS].sort());
      const found = Object.fromEntries(causes(analysis).map((error) => [error.captures.test, error.category]));
      expect(found).toEqual({
        'tests/test_cart.py::TestCart::test_total': 'assertion',
        'tests/test_cart.py::TestCart::test_saved': 'database',
        'tests/test_cart.py::test_rate[usd]': 'runtime',
        'tests/test_cart.py::test_name': 'name',
        'tests/test_cart.py::test_slow': 'timeout',
        'tests/test_cart.py::test_needs': 'test',
        'tests/test_cart.py::test_broken': 'runtime',
      });
    },
  );

  it('takes a lone E with a percentage for progress', () => {
    const lines = [
      'E                                                                        [100%]',
      '==================================== ERRORS ====================================',
      '___________________________ ERROR at setup of test_a ___________________________',
      'file /home/dev/app/test_a.py, line 1',
      '  def test_a(clinet): pass',
      "E       fixture 'clinet' not found",
      '/home/dev/app/test_a.py:1',
      '1 error in 0.01s',
    ];
    expect(analyse(lines, 'pytest -q')[0]?.errors.map(({ root }) => root)).toEqual([
      "E       fixture 'clinet' not found",
    ]);
  });

  it('names the line that states the cause, the place in the project, and the two sides of an assertion', () => {
    const [needs, , total, saved, rate] = causes(analyseFixture('pytest/auto', 'pytest'));
    expect(needs).toMatchObject({
      root: "E       fixture 'missing_db' not found",
      captures: { fixture: 'missing_db' },
    });
    expect(total).toMatchObject({
      root: 'E       assert 30 == 31',
      captures: { actual: '30', expected: '31' },
      location: { file: 'tests/test_cart.py', line: 12 },
    });
    expect(saved).toMatchObject({ captures: { symbol: 'carts' }, location: { file: 'cart.py', line: 12 } });
    expect(rate?.root).toBe('E           ValueError: unknown currency usd');
  });

  it('counts the lines of the short summary as consequences where a block tells more', () => {
    const summary = analyseFixture('pytest/short', 'pytest').errors.filter((error) =>
      /^(?:FAILED|ERROR) /.test(error.root),
    );
    expect(summary).toHaveLength(7);
    expect(summary.every((error) => error.consequence)).toBe(true);
  });

  it('reads a collection error as the import that failed', () => {
    const analysis = analyseFixture('pytest/collect', 'pytest');
    expect(analysis.counts).toEqual({ errors: 1 });
    expect(causes(analysis)).toMatchObject([
      {
        category: 'import',
        captures: { symbol: 'Basket', module: 'cart' },
        location: { file: 'tests/test_import.py', line: 1 },
      },
    ]);
  });

  it('works on the tail alone', () => {
    const tail = fixtureLines('pytest/auto').slice(-10);
    const [analysis] = analyse(tail, 'pytest -q | tail');
    expect(analysis).toMatchObject({ tool: 'pytest', verdict: 'failed', counts: { failed: 5, passed: 1 } });
    expect(causes(analysis!)).toHaveLength(7);
  });

  it('works on a head that ends inside a block', () => {
    const head = fixtureLines('pytest/auto').slice(0, 29);
    const [analysis] = analyse(head, 'pytest -q | head -29');
    expect(causes(analysis!).map((error) => error.category)).toEqual(['test', 'runtime', 'assertion']);
    expect(analysis!.verdict).toBe('failed');
  });

  it.each([
    ['ERROR: file or directory not found: tests/absent.py', 'file_not_found', { file: 'tests/absent.py' }],
    [
      "ERROR: /home/dev/project/pytest.ini:2: unexpected line: 'x'",
      'config',
      { file: '/home/dev/project/pytest.ini', line: '2' },
    ],
    ['pytest: error: unrecognized arguments: --coverage', 'usage', { option: '--coverage' }],
    ['FAIL Required test coverage of 95% not reached. Total coverage: 50.00%', 'test', {}],
  ])('reads %s', (line, category, captures) => {
    const [analysis] = analyse([line], 'pytest');
    expect(analysis).toMatchObject({ verdict: 'failed', errors: [{ root: line, category, captures }] });
  });

  it('does not call a passing run failed for what its tests log or are named', () => {
    const lines = [
      'test_log.py::test_retry ',
      '---------------------------- live log call ----------------------------',
      'ERROR    retry:test_log.py:5 attempt failed: ConnectionRefusedError: [Errno 111] Connection refused',
      'ERROR: printed by the program under test',
      'PASSED',
      'test_log.py::test_error_FAILED PASSED',
      '',
      '=================== 2 passed, 1 warning in 0.21s ===================',
    ];
    const analyses = analyse(lines, 'pytest -s');
    expect(analyses).toMatchObject([{ tool: 'pytest', verdict: 'passed', counts: { passed: 2, warnings: 1 } }]);
    expect(analyses[0]!.errors).toEqual([]);
  });
});
