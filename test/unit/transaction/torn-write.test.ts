import { expect, it } from 'vitest';
import { isTornWrite } from '../../../src/transaction/torn-write.ts';
import fc from '../../support/properties.ts';

const bytes = fc.uint8Array({ maxLength: 12 });

it('knows everything that an overwrite passes through, there and back', () => {
  fc.assert(
    fc.property(bytes, bytes, fc.nat(12), fc.nat(12), (before, after, there, back) => {
      const written = Buffer.concat([after.subarray(0, there), before.subarray(Math.min(there, after.length))]);
      expect(isTornWrite(written, before, after)).toBe(true);
      const undone = Buffer.concat([before.subarray(0, back), written.subarray(Math.min(back, before.length))]);
      expect(isTornWrite(undone, before, after)).toBe(true);
    }),
  );
});

it('does not take other content for it', () => {
  expect(isTornWrite(Buffer.from('xyz'), Buffer.from('abc'), Buffer.from('def'))).toBe(false);
  expect(isTornWrite(Buffer.from('abcdefg'), Buffer.from('abc'), Buffer.from('def'))).toBe(false);
});
