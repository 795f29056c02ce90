import { describe, expect, it } from 'vitest';
import {
  DOUBTFUL_NAMES,
  DOUBTFUL_WORDS,
  mayHoldShape,
  SECRET_NAMES,
  SECRET_SHAPES,
  SECRET_WORDS,
} from '../../../src/history/secret-shapes.ts';
import fc from '../../support/properties.ts';

// What is looked for first must never hide a secret from the rules: whoever adds a shape or a name adds its part.
describe('the words that are looked for before the rules', () => {
  it.each(SECRET_SHAPES)('a part of whatever %s matches', (shape) => {
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^${shape}$`)), (secret) => {
        expect([secret, mayHoldShape(`x ${secret} y`)]).toEqual([secret, true]);
      }),
    );
  });

  it.each([
    [SECRET_NAMES, SECRET_WORDS],
    [DOUBTFUL_NAMES, DOUBTFUL_WORDS],
  ])('a part of each of the names', (names, words) => {
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^(?:${names})$`)), (name) => {
        expect([name, words.some((word) => name.includes(word))]).toEqual([name, true]);
      }),
      { numRuns: 1000 },
    );
  });
});
