import { describe, expect, it } from 'vitest';
import { keepEnds } from '../../../src/event/keep-ends.ts';
import { createOutputKeeper } from '../../../src/event/output-keeper.ts';
import fc from '../../support/properties.ts';

const GAP = /\n\n\.\.\. \[(\d+) characters truncated\] \.\.\.\n\n/;

describe('keepEnds', () => {
  it('leaves a short text alone', () => {
    expect(keepEnds('abc\n', 10)).toEqual({ text: 'abc\n', lost: 0 });
  });

  it('keeps whole lines at both ends and accounts for every character', () => {
    const text = Array.from({ length: 5000 }, (_, i) => `line ${i}`).join('\n');
    const kept = keepEnds(text, 1000);
    const [head = '', tail = ''] = kept.text.split(GAP).filter((_, i) => i !== 1);
    expect(text.startsWith(`${head}\n`)).toBe(true);
    expect(text.endsWith(`\n${tail}`)).toBe(true);
    expect(head.length + tail.length + kept.lost).toBe(text.length);
  });

  it('never splits a surrogate pair', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 60 }), fc.integer({ min: 0, max: 3 }), (limit, shift) => {
        const { text } = keepEnds('x'.repeat(shift) + '🙂'.repeat(100), limit);
        return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
      }),
    );
  });
});

describe('createOutputKeeper', () => {
  it('returns short streams as they are, with characters that span chunks', () => {
    const keeper = createOutputKeeper();
    for (const byte of Buffer.from('né 🙂\n')) keeper.push(Uint8Array.of(byte));
    expect(keeper.finish()).toEqual({ text: 'né 🙂\n', lost: 0 });
  });

  it('keeps head and tail of a long stream, however it is chunked', () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `line ${i}\n`).join('');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7000 }), (size) => {
        const keeper = createOutputKeeper(2000);
        for (let at = 0; at < lines.length; at += size) keeper.push(lines.slice(at, at + size));
        const { text, lost } = keeper.finish();
        const [head = '', , tail = ''] = text.split(GAP);
        expect(lines.startsWith(`${head}\n`) && lines.endsWith(tail) && tail.startsWith('line ')).toBe(true);
        // the line end of the head became part of the gap
        expect(head.length + 1 + tail.length + lost).toBe(lines.length);
        expect(text.length).toBeLessThan(2100);
      }),
      { numRuns: 40 },
    );
  });

  it('replaces invalid UTF-8', () => {
    const keeper = createOutputKeeper();
    keeper.push(Uint8Array.of(0x61, 0xff, 0x62));
    expect(keeper.finish().text).toBe('a\ufffdb');
  });
});
