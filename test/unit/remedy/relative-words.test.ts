import { expect, it } from 'vitest';
import { relativeWords } from '../../../src/remedy/relative-words.ts';

it('shortens paths that stand for themselves, in every word of a proposal', () => {
  const refusal = {
    kind: 'refuse' as const,
    reason: '`/home/dev/shop/a.py` is gone.',
    known: ['`/home/dev/shop/b.py` is there', '`/home/dev/shopping/c.py` too'],
    steps: ['`rm /home/dev/shop/lock`'],
    avoid: 'Editing `/home/dev/shop/d.py`.',
  };
  expect(relativeWords(refusal, '/home/dev/shop')).toEqual({
    ...refusal,
    reason: '`a.py` is gone.',
    known: ['`b.py` is there', '`/home/dev/shopping/c.py` too'],
    avoid: 'Editing `d.py`.',
  });
  const retry = { kind: 'retry' as const, max: 1, backoffMs: 1, summary: '`/etc/hosts` and `/home/dev/shop/e`' };
  expect(relativeWords(retry, '/home/dev/shop/')).toMatchObject({ summary: '`/etc/hosts` and `e`' });
  expect(relativeWords(retry, '/')).toBe(retry);
});
