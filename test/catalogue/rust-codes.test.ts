import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import JSON5 from 'json5';
import { describe, expect, it } from 'vitest';

const file = join(resolve(import.meta.dirname, '../..'), 'playbooks/rust-compile.json5');
const table = JSON5.parse<{ table: Record<string, string> }>(readFileSync(file, 'utf8')).table;
const hasRustc = spawnSync('rustc', ['--version']).status === 0;

/** Codes that stop most builds: their row says what to do, not only what is wrong. */
const FREQUENT =
  'E0004 E0015 E0023 E0026 E0027 E0038 E0046 E0061 E0063 E0072 E0106 E0117 E0119 E0133 E0204 E0252 E0255 E0261 E0267 E0277 E0282 E0283 E0308 E0310 E0369 E0373 E0381 E0382 E0384 E0404 E0405 E0407 E0412 E0423 E0424 E0425 E0428 E0432 E0433 E0434 E0435 E0463 E0499 E0502 E0505 E0506 E0507 E0515 E0521 E0560 E0583 E0594 E0596 E0597 E0599 E0603 E0605 E0609 E0614 E0615 E0616 E0618 E0621 E0689 E0716 E0728 E0752';

describe('the table of Rust error codes', () => {
  it('is in order, one short row for each code', () => {
    const codes = Object.keys(table);
    expect(codes).toEqual([...codes].sort());
    expect(codes.length).toBeGreaterThan(500);
    const odd = Object.entries(table).filter(
      ([code, row]) => !/^E\d{4}$/.test(code) || row.length < 8 || row.length > 110,
    );
    expect(odd).toEqual([]);
  });

  it('says what to do for the frequent ones', () => {
    const silent = FREQUENT.split(' ').filter((code) => !/[:`]|, |\bor\b/.test(table[code] ?? ''));
    expect(silent).toEqual([]);
  });

  it.skipIf(!hasRustc)('has the newest codes that the compiler here explains, in words of its own', () => {
    const last = Number(Object.keys(table).at(-1)?.slice(1));
    const next = Array.from({ length: 8 }, (_, index) => `E${String(last + 1 + index).padStart(4, '0')}`);
    const explains = (code: string): string => spawnSync('rustc', ['--explain', code], { encoding: 'utf8' }).stdout;
    expect(next.filter((code) => explains(code) !== '')).toEqual([]);
    for (const code of ['E0004', 'E0382', 'E0716']) expect(explains(code)).not.toContain(table[code] ?? '-');
  });
});
