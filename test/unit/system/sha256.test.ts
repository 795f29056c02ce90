import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '../../../src/system/sha256.ts';
import fc from '../../support/properties.ts';

const asNode = (text: string): string => createHash('sha256').update(text).digest('hex');

test('is the hash that Node computes, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(asNode(text));
    }),
    { numRuns: 500 },
  );
});

test('at every length around the ends of blocks', () => {
  for (let length = 0; length < 200; length += 1) expect(sha256('ä'.repeat(length))).toBe(asNode('ä'.repeat(length)));
});
