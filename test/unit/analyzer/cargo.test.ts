import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analyzer/analyse.ts';
import { analyseFixture, causes, fixtureLines } from './fixture.ts';

const CODES = [
  ['E0432', 'import', { module: 'serde' }],
  ['E0308', 'type', {}],
  ['E0277', 'trait', { type: 'Entry', trait: 'Ord' }],
  ['E0382', 'borrow', { symbol: 'names' }],
  ['E0502', 'borrow', { symbol: 'list' }],
] as const;

describe('cargo', () => {
  it.each(['errors', 'short', 'json'])('reads code, category, names and place of each error: %s format', (format) => {
    const analysis = analyseFixture(`cargo/${format}`, 'cargo');
    expect(analysis.verdict).toBe('failed');
    expect(analysis.counts).toEqual({ errors: 5, warnings: 1 });
    const found = causes(analysis);
    expect(found.map((error) => [error.captures.code, error.category])).toEqual(
      CODES.map(([code, category]) => [code, category]),
    );
    for (const [index, [, , captures]] of CODES.entries()) expect(found[index]?.captures).toMatchObject(captures);
    expect(found[0]?.location).toEqual({ file: 'src/lib.rs', line: 2, column: 5 });
  });

  it('takes machine-applicable suggestions from JSON', () => {
    expect(analyseFixture('cargo/json', 'cargo').suggestions).toContainEqual({
      file: 'src/lib.rs',
      line: 1,
      column: 1,
      endLine: 2,
      endColumn: 1,
      replacement: '',
    });
  });

  it('states both types of a mismatch', () => {
    const mismatch = causes(analyseFixture('cargo/errors', 'cargo')).find((error) => error.captures.code === 'E0308');
    expect(mismatch?.captures).toMatchObject({ expected: 'u32', actual: '&str' });
  });

  it('treats `could not compile` as a consequence, even when nothing else is left', () => {
    const analysis = analyseFixture('cargo/errors-tail', 'cargo', 'cargo build 2>&1 | tail -12');
    expect(analysis.verdict).toBe('failed');
    expect(analysis.errors).toMatchObject([{ consequence: true, captures: { package: 'ledger' } }]);
  });

  it.each(['test', 'test-q'])('reads failed tests with their panics: %s', (name) => {
    const analysis = analyseFixture(`cargo/${name}`, 'cargo', 'cargo test');
    expect(analysis.counts).toMatchObject({ passed: 1, failed: 3, ignored: 1, warnings: 3 });
    expect(analysis.failedTests).toEqual(['tests::opens', 'tests::refuses', 'tests::adds']);
    expect(causes(analysis)).toMatchObject([
      { category: 'file_not_found', captures: { test: 'tests::opens' } },
      { category: 'assertion', captures: { test: 'tests::refuses' }, location: { file: 'src/lib.rs', line: 36 } },
      {
        root: 'assertion `left == right` failed: sum is off',
        category: 'assertion',
        captures: { test: 'tests::adds', actual: '2', expected: '3', line: '20' },
      },
    ]);
  });

  it('gives warnings of a passing build their lint and package, and says passed', () => {
    const analysis = analyseFixture('cargo/warn', 'cargo', 'cargo build');
    expect(analysis.verdict).toBe('passed');
    expect(causes(analysis)).toEqual([]);
    expect(analysis.errors.map((error) => [error.captures.code, error.captures.package])).toEqual([
      ['unused_imports', 'ledger'],
      ['unused_imports', 'ledger'],
      ['dead_code', 'ledger'],
    ]);
  });

  it.each([
    ['error: no such command: `watch`', 'command_not_found', { command: 'watch' }],
    [
      'error: could not find `Cargo.toml` in `/home/dev/project` or any parent directory',
      'file_not_found',
      { file: 'Cargo.toml' },
    ],
    ['error: no bin target named `clinet` in default-run packages', 'usage', { symbol: 'clinet' }],
  ])('reads what cargo itself says: %s', (line, category, captures) => {
    expect(analyse([line], 'cargo build')).toMatchObject([
      { verdict: 'failed', errors: [{ root: line, category, captures }] },
    ]);
  });

  it('finds the library that the linker missed inside the block', () => {
    const lines = [
      '   Compiling media v0.1.0 (/home/dev/project)',
      'error: linking with `cc` failed: exit status: 1',
      '  |',
      '  = note:  "cc" "-m64" "main.o" "-lopus"',
      '  = note: rust-lld: error: unable to find library -lopus',
      '          collect2: error: ld returned 1 exit status',
      '',
      'error: could not compile `media` (bin "media") due to 1 previous error',
    ];
    expect(causes(analyse(lines, 'cargo build')[0]!)).toMatchObject([
      { line: 5, category: 'link', captures: { library: 'opus' } },
    ]);
  });

  it('reads the panic of a build script as the cause', () => {
    const lines = [
      'error: failed to run custom build command for `media v0.1.0 (/home/dev/project)`',
      '',
      'Caused by:',
      "  process didn't exit successfully: `target/debug/build/media/build-script-build` (exit status: 101)",
      '  --- stderr',
      "  thread 'main' (7) panicked at build.rs:3:9:",
      '  opus.h not found',
    ];
    expect(causes(analyse(lines, 'cargo build')[0]!)).toMatchObject([
      { root: 'opus.h not found', category: 'build', captures: { package: 'media' } },
    ]);
  });

  it("leaves a program's own `error:` lines under cargo run alone", () => {
    const analyses = analyse(['error: bad line 3 (ignored)', 'finished with 0 errors'], 'cargo run -q');
    expect(analyses.filter(({ tool, verdict }) => tool === 'cargo' || verdict !== null)).toEqual([]);
  });

  it('keeps the first panic when the output ends early', () => {
    const head = fixtureLines('cargo/test').slice(0, 47);
    expect(causes(analyse(head, 'cargo test | head -47')[0]!)).toHaveLength(3);
  });
});
