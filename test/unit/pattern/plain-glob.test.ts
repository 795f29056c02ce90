import micromatch from 'micromatch';
import { expect, test } from 'vitest';
import { plainGlob } from '../../../src/pattern/match/plain-glob.ts';
import fc from '../../support/properties.ts';

const options = { bash: true, dot: true };

test('matches what the glob library matches', () => {
  const piece = fc.constantFrom('*', '*', 'a', 'npm', ' ', '.', '/', './', '-', ':', 'run', '--x', '_1');
  const text = fc.array(fc.constantFrom('a', 'npm', ' ', '.', '/', '-', ':', 'run', '--x', '_1', '\n', 'ü', '(', '"'), {
    maxLength: 8,
  });
  const inner = fc.array(piece, { minLength: 1, maxLength: 4 });
  const glob = fc.oneof(
    inner.map((parts) => ['*', ...parts, '*']),
    inner.map((parts) => [...parts, '*']),
  );
  let matched = 0;
  fc.assert(
    fc.property(glob, text, fc.boolean(), (words, parts, near) => {
      const plain = plainGlob(words.join(''));
      if (!plain) return;
      const command = near ? words.map((one) => (one === '*' ? parts.join('') : one)).join('') : parts.join('');
      // The library refuses an empty text; no command is one.
      if (command === '') return;
      const expected = micromatch.isMatch(command, [words.join('')], options);
      expect(plain.test(command), `${words.join('')} on ${JSON.stringify(command)}`).toBe(expected);
      if (expected) matched += 1;
    }),
    { numRuns: 5000 },
  );
  expect(matched).toBeGreaterThan(100);
});

test.each(['**/x', '{a,b}*', 'a?', '[ab]*', '!a', '+(a)', 'a\\*', ''])('knows nothing of %s', (glob) => {
  expect(plainGlob(glob)).toBeNull();
});
