import { describe, expect, it } from 'vitest';
import { detectCut } from '../../../src/event/detect-cut.ts';

const cutAt = (head: number, lost: number, tail: number): string =>
  `${'a'.repeat(head)}\n\n... [${lost} characters truncated] ...\n\n${'b'.repeat(tail)}`;

describe('detectCut', () => {
  it('finds nothing in a whole output', () => {
    expect(detectCut('short\n')).toBeUndefined();
    expect(detectCut('x'.repeat(29_000))).toBeUndefined();
  });

  it('tells a lost middle from a lost end by the length that was kept', () => {
    expect(detectCut(cutAt(4988, 8000, 5000))).toEqual({ lost: 8000, tailLost: false });
    expect(detectCut(cutAt(4988, 20_012, 5000))).toEqual({ lost: 20_012, tailLost: true });
  });

  it('knows the configured higher limits, which are round', () => {
    expect(detectCut(cutAt(4988, 140_012, 5000))).toEqual({ lost: 140_012, tailLost: true });
  });

  it('takes an output of exactly the limit for one that lost its end', () => {
    expect(detectCut('x'.repeat(30_000))).toEqual({ lost: 1, tailLost: true });
  });

  it('reads the older marker that counts lines', () => {
    expect(detectCut('a\n\n... [1,250 lines truncated] ...\n\nb')).toEqual({ lost: 1250, tailLost: false });
  });

  it('reads the notice of an output that was saved to a file', () => {
    const text =
      'Output too large (48.8KB). Full output saved to: /home/dev/.claude/out.txt\n\nPreview (first 2KB):\nabc';
    expect(detectCut(text)).toMatchObject({ tailLost: true, savedTo: '/home/dev/.claude/out.txt' });
    expect(detectCut(text)?.lost).toBeGreaterThan(49_000);
  });
});
