import fc from 'fast-check';
import micromatch from 'micromatch';
import { expect, test } from 'vitest';
import { plainGlob } from '../../../src/pattern/match/plain-glob.ts';

const options = { bash: true, dot: true };

test('matches what the glob library matches', () => {
  const piece = fc.constantFrom('*', 'a', 'npm', ' ', '.', '/', './', '-', ':', 'run', '--x', '_1');
  const text = fc.array(fc.constantFrom('a', 'npm', ' ', '.', '/', '-', ':', 'run', '--x', '_1', '\n', 'ü', '(', '"'), {
    maxLength: 8,
  });
  let matched = 0;
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), text, fc.boolean(), (glob, parts, near) => {
      const plain = plainGlob(glob.join(''));
      if (!plain) return;
      const command = near ? glob.map((one) => (one === '*' ? parts.join('') : one)).join('') : parts.join('');
      // The library refuses an empty text; no command is one.
      if (command === '') return;
      const expected = micromatch.isMatch(command, [glob.join('')], options);
      expect(plain.test(command), `${glob.join('')} on ${JSON.stringify(command)}`).toBe(expected);
      if (expected) matched += 1;
    }),
    { numRuns: 5000 },
  );
  expect(matched).toBeGreaterThan(100);
});

test.each(['**/x', '{a,b}*', 'a?', '[ab]*', '!a', '+(a)', 'a\\*', ''])('knows nothing of %s', (glob) => {
  expect(plainGlob(glob)).toBeNull();
});
