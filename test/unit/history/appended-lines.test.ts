import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendedLines } from '../../../src/history/appended-lines.ts';
import fc from '../../support/properties.ts';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'heal-hooks-lines-'));
  path = join(dir, 'lines.jsonl');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const fresh = (file = path): readonly unknown[] => appendedLines<unknown>()(file).lines;

describe('lines that are appended', () => {
  it('are none where there is no file, also after there was one', () => {
    const read = appendedLines<number>();
    expect(read(path)).toEqual({ lines: [], size: 0 });
    writeFileSync(path, '1\n2\n');
    expect(read(path)).toEqual({ lines: [1, 2], size: 4 });
    rmSync(path);
    expect(read(path)).toEqual({ lines: [], size: 0 });
  });

  it('are those of the new file where one took the place of another, shorter or longer', () => {
    const read = appendedLines<number>();
    writeFileSync(path, '1\n2\n');
    read(path);
    rmSync(path);
    writeFileSync(path, '3\n4\n5\n'); // the system likes to give it the same number
    expect(read(path).lines).toEqual([3, 4, 5]);
    truncateSync(path, 2);
    expect(read(path).lines).toEqual([3]);
  });

  it('are the same as of somebody who reads all of it, however it grows', () => {
    const piece = fc.oneof(
      fc.constantFrom('1\n', '{"a":"é"}\n', '{"torn":', '\n', '"x\\n"\n', 'no JSON\n'),
      fc.json().map((text) => `${text}\n`),
    );
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 4 }), { maxLength: 8 }), (growth) => {
        rmSync(path, { force: true });
        const read = appendedLines<unknown>();
        for (const pieces of growth) {
          appendFileSync(path, pieces.join(''));
          expect(read(path).lines).toEqual(fresh());
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are read again where too many other files came between', () => {
    const read = appendedLines<number>();
    const files = Array.from({ length: 20 }, (_, n) => join(dir, `${n}.jsonl`));
    for (const [n, file] of files.entries()) writeFileSync(file, `${n}\n`);
    for (let round = 0; round < 2; round += 1)
      expect(files.flatMap((file) => read(file).lines)).toEqual(files.map((_, n) => n));
  });
});
