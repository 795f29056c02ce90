import { describe, expect, it } from 'vitest';
import { keepEnds } from '../../../src/event/keep-ends.ts';
import { collectNotable } from '../../../src/event/notable-lines.ts';
import { createOutputKeeper } from '../../../src/event/output-keeper.ts';

const noise = (count: number): string => 'compiling one of many files\n'.repeat(count);
const HUGE = `${noise(100_000)}src/a.c:3:1: error: expected ;\n    3 | int a\n      |      ^\n${noise(100_000)}`;

describe('lines of the middle that look like errors', () => {
  it('are kept with the lines after them', () => {
    const notable = collectNotable(1000);
    notable.look('fine\nerror: a\n  here\n  there\nfine\n');
    expect(notable.lines).toEqual(['error: a', '  here', '  there']);
  });

  it('stop when the room is used up', () => {
    const notable = collectNotable(100);
    notable.look('error: a\n'.repeat(1000));
    expect(notable.lines.join('\n').length).toBeLessThan(150);
  });

  it('survive in a text that is cut', () => {
    const { text } = keepEnds(HUGE, 20_000);
    expect(text).toContain('src/a.c:3:1: error: expected ;\n    3 | int a');
    expect(text.length).toBeLessThan(21_000);
  });

  it('survive in a stream that is cut', () => {
    const keeper = createOutputKeeper(20_000);
    for (let at = 0; at < HUGE.length; at += 65_536) keeper.push(HUGE.slice(at, at + 65_536));
    expect(keeper.finish().text).toContain('src/a.c:3:1: error: expected ;');
  });
});
