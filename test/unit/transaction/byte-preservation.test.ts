import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HealError } from '../../../src/system/heal-error.ts';
import { applyPlan } from '../../../src/transaction/apply-plan.ts';
import type { Replacement } from '../../../src/transaction/plan.ts';
import { restoreBackup } from '../../../src/transaction/restore-backup.ts';
import fc from '../../support/properties.ts';
import { countingFiles } from './killing-files.ts';
import { makeBench, snapshot } from './support.ts';

const RUNS = process.env.HEAL_HOOKS_FULL_SWEEP === '1' ? 18_500 : 300;

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const ends = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '');
const line = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('\tdef f():', 'naïve = "日本語"', '🙂 = 1', '\0', '\f', '\u2028', 'x'.repeat(200)),
);
const text = fc.array(fc.tuple(line, ends), { maxLength: 12 }).map((lines) => lines.flat().join(''));
/** Bytes of a file: text in UTF-8 or Latin-1, or anything, with or without a BOM. */
const fileBytes = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: text.map((value) => Buffer.from(value, 'utf8')) },
      { weight: 3, arbitrary: text.map((value) => Buffer.from(value, 'latin1')) },
      { weight: 2, arbitrary: fc.uint8Array({ maxLength: 80 }).map((value) => Buffer.from(value)) },
    ),
    fc.boolean(),
  )
  .map(([body, bom]) => (bom ? Buffer.concat([BOM, body]) : body));

/** Cuts of a text as fractions, so that they fit any length. */
const cuts = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), line),
  {
    minLength: 1,
    maxLength: 4,
  },
);

/** The text as the plan's maker reads it; this test's own decoding. */
function read(bytes: Buffer): { text: string; width(part: string): number; skip: number; encoding: 'utf8' | 'latin1' } {
  const skip = bytes.subarray(0, 3).equals(BOM) ? 3 : 0;
  const body = bytes.subarray(skip);
  const utf8 = body.toString('utf8');
  const encoding = Buffer.from(utf8, 'utf8').equals(body) ? 'utf8' : 'latin1';
  return { text: body.toString(encoding), width: (part) => Buffer.byteLength(part, encoding), skip, encoding };
}

function replacementsOf(length: number, wanted: [number, number, string][]): Replacement[] {
  const points = wanted.flatMap(([a, b]) => [Math.floor(a * length), Math.floor(b * length)]).sort((a, b) => a - b);
  return wanted.map(([, , inserted], index) => ({
    start: points[2 * index] ?? 0,
    end: points[2 * index + 1] ?? 0,
    text: inserted,
  }));
}

/** What the bytes must be afterwards, spliced byte-wise. */
function expected(bytes: Buffer, replacements: Replacement[]): Buffer {
  const source = read(bytes);
  const at = (offset: number): number => source.skip + source.width(source.text.slice(0, offset));
  const parts: Buffer[] = [];
  let done = 0;
  for (const { start, end, text: inserted } of replacements) {
    parts.push(bytes.subarray(done, at(start)), Buffer.from(inserted, source.encoding));
    done = at(end);
  }
  return Buffer.concat([...parts, bytes.subarray(done)]);
}

describe('bytes', () => {
  const seen: Record<string, number> = {};
  const bench = makeBench({ 'other.txt': 'untouched' }, { files: countingFiles().files, retention: { maxCount: 20 } });
  afterAll(() => {
    bench.remove();
    console.log(`byte preservation: ${RUNS} random file/edit pairs: ${JSON.stringify(seen)}`);
  });

  it(`outside of an edit stay, and a restore brings all back (${RUNS} pairs)`, { timeout: 900_000 }, async () => {
    const path = join(bench.root, 'file');
    await fc.assert(
      fc.asyncProperty(fileBytes, cuts, async (bytes, wanted) => {
        writeFileSync(path, bytes);
        const before = snapshot(bench.root);
        const replacements = replacementsOf(read(bytes).text.length, wanted);
        const plan = bench.plan([{ kind: 'edit', path: 'file', baseHash: bench.hash('file'), replacements }]);
        let outcome = 'restored';
        try {
          const { backup } = await applyPlan(plan, bench.world);
          expect(readFileSync(path).equals(expected(bytes, replacements))).toBe(true);
          expect(await restoreBackup(backup, bench.world)).toMatchObject({ kind: 'restored' });
        } catch (error) {
          if (!(error instanceof HealError) || !['guarded', 'bad-plan', 'no-change'].includes(error.code)) throw error;
          outcome = `refused: ${error.code}`;
        }
        seen[outcome] = (seen[outcome] ?? 0) + 1;
        expect(snapshot(bench.root)).toEqual(before);
      }),
      { numRuns: RUNS },
    );
    expect(seen.restored).toBeGreaterThan(RUNS / 2);
  });
});
