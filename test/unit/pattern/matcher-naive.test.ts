import { describe, expect, it } from 'vitest';
import { compilePatterns } from '../../../src/pattern/match/compile-patterns.ts';
import { fillDefaults } from '../../../src/pattern/parse/fill-defaults.ts';
import { preparePatterns } from '../../../src/pattern/prepare-patterns.ts';
import fc from '../../support/properties.ts';

/** Pieces of regexes, so that literals have all kinds of neighbours, and an alphabet that makes them meet. */
const atom = fc.constantFrom(
  ...[
    'err',
    'Err',
    'abc',
    'ab',
    'c',
    '\\d',
    '\\w',
    '\\s',
    '\\W',
    '[^\\s:]',
    '[abc]',
    '[Ee]',
    '[^a]',
    '.',
    ':',
    ' ',
    '\\.',
  ],
  ...['\\b', '\\B', '^', '$', '(?=e)', '(?!r)', '(?<=a)', '(?<!:)', '\\x0d', 'é', '[é-ü]', 'k', '\\u212a'],
);
const node = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    { weight: 3, arbitrary: atom },
    fc.tuple(tie('node'), tie('node')).map(([x, y]) => x + y),
    fc.tuple(tie('node'), tie('node')).map(([x, y]) => `(?:${x}|${y})`),
    fc.tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,9}')).map(([x, q]) => `(?:${x})${q}`),
  ),
})).node;
/** Most begin or end like those of the catalogue. */
const regex = fc
  .tuple(
    fc.constantFrom('', '', '^', '\\b', '(?:^|\\s)', '^\\s{0,4}'),
    node,
    fc.constantFrom('err', 'abc', 'abcErr'),
    node,
  )
  .chain(([start, before, literal, after]) =>
    fc.constantFrom('', '', '$', '\\b', ':').map((end) => start + before + literal + after + end),
  );
const line = fc
  .array(
    fc.constantFrom(
      'err',
      'Err',
      'ERR',
      'abc',
      'ABC',
      'ab',
      'c',
      'e',
      '1',
      ' ',
      ':',
      '.',
      '\t',
      'é',
      'É',
      'k',
      '\u212a',
    ),
    {
      maxLength: 9,
    },
  )
  .map((parts) => parts.join(''));

describe('the matcher beside each regex on each line', () => {
  it('finds the same whatever stands around the literals', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(regex, fc.constantFrom('m', '', 'i', 'im')), { minLength: 1, maxLength: 5 }),
        fc.array(line, { maxLength: 30 }),
        async (sources, lines) => {
          const patterns = sources.map(([error_regex, flags], index) =>
            fillDefaults({ id: `n/${index}`, error_regex, flags, category: 'other', severity: 'low' }, 'built-in'),
          );
          // Some are refused, because no engine takes them, some are about several lines, and some run on an engine with other blanks.
          const prepared = preparePatterns(patterns, 'test').patterns.filter(
            ({ facts }) => !facts.block && facts.engine !== 'linear' && facts.walks === 1,
          );
          const naive = prepared.flatMap(({ id, error_regex, flags }) =>
            lines.flatMap((text, at) => (new RegExp(error_regex, flags).test(text) ? [`${id} ${at + 1}`] : [])),
          );
          const found = await compilePatterns(prepared).match(lines, { runnersUp: true });
          expect(found.map(({ pattern, line: at }) => `${pattern.id} ${at}`).sort()).toEqual(naive.sort());
        },
      ),
      {
        numRuns: 800,
        // What stands behind a short literal at the start of a line: anything, and then the end.
        examples: [[[['^abc[^x]$', 'i']], ['', 'abce', 'ABCe', 'abcee', 'aBCe', '.abce']]],
      },
    );
  });
});
