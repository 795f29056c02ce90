import { describe, expect, it } from 'vitest';
import { compilePatterns } from '../../../src/pattern/match/compile-patterns.ts';
import { LONGEST_LITERAL } from '../../../src/pattern/scan/literal-table.ts';
import { textPieces } from '../../../src/pattern/scan/text-pieces.ts';
import { prepared } from './prepared.ts';

const TEXTS: Record<string, string[]> = {
  'many lines': Array.from({ length: 5000 }, (_, i) => `line ${i} ${'é'.repeat(i % 40)}`),
  'lines of all lengths': Array.from({ length: 40 }, (_, i) => 'ab c'.repeat((i * 7919) % 20_000)),
  'empty lines': Array(70_000).fill(''),
  'one line': ['x'.repeat(100_000)],
  'an empty text': [''],
};

describe('textPieces', () => {
  it.each(Object.entries(TEXTS))('are whole lines, with what a literal may reach into: %s', (_name, lines) => {
    const text = `${lines.join('\n')}\n`;
    let start = 0;
    for (const piece of textPieces(lines)) {
      const bytes = Buffer.from(piece.bytes).toString('latin1');
      const reach = text.slice(start, start + piece.length + LONGEST_LITERAL - 1);
      expect(piece.start).toBe(start);
      expect(bytes.startsWith(`\n${reach}`)).toBe(true);
      expect(reach[piece.length - 1]).toBe('\n');
      start += piece.length;
    }
    expect(start).toBe(text.length);
  });

  it('hide no match at their borders', async () => {
    const patterns = [
      prepared('a/start', '^begin \\d+'),
      prepared('a/end', 'ready$'),
      prepared('a/both', 'ready\\nbegin \\d+'),
    ];
    const matcher = compilePatterns(patterns);
    const fill = 'x'.repeat(700);
    const lines = Array.from({ length: 150 }, (_, i) => [`${fill} ready`, `begin ${i} ${fill}`, fill]).flat();
    const found = await matcher.match(lines);
    for (const { id } of patterns) expect(found.filter(({ pattern }) => pattern.id === id)).toHaveLength(150);
  });
});
