import { describe, expect, it } from 'vitest';
import { mergeText } from '../../../src/transaction/merge-text.ts';
import fc from '../../support/properties.ts';

const lines = fc
  .array(fc.constantFrom('a\n', 'b\n', 'b\r\n', 'c\n', '\n'), { maxLength: 12 })
  .map((all) => all.join(''));

describe('mergeText', () => {
  it('takes both changes where they are apart', () => {
    expect(mergeText('1\n2\n3\n4\n', 'one\n2\n3\n4\n', '1\n2\n3\nfour\n')).toBe('one\n2\n3\nfour\n');
    expect(mergeText('1\r\n2\r\n3\r\n4', '0\r\n1\r\n2\r\n3\r\n4', '1\r\n2\r\n3\r\n4\r\n')).toBe(
      '0\r\n1\r\n2\r\n3\r\n4\r\n',
    );
  });

  it('takes a change that both made once', () => {
    expect(mergeText('1\n2\n3\n', '1\nx\n3\n', '1\nx\n3\n')).toBe('1\nx\n3\n');
  });

  it('gives up on the same and on neighbouring lines', () => {
    expect(mergeText('1\n2\n3\n', '1\nx\n3\n', '1\ny\n3\n')).toBeNull();
    expect(mergeText('1\n2\n3\n', 'x\n2\n3\n', '1\ny\n3\n')).toBeNull();
    expect(mergeText('1\n2\n', '1\nx\n2\n', '1\ny\n2\n')).toBeNull();
  });

  it('with one side unchanged answers the other, and does not care which side is which', () => {
    fc.assert(
      fc.property(lines, lines, lines, (base, ours, theirs) => {
        expect(mergeText(base, ours, base)).toBe(ours);
        expect(mergeText(base, base, theirs)).toBe(theirs);
        expect(mergeText(base, ours, theirs)).toBe(mergeText(base, theirs, ours));
      }),
    );
  });
});
