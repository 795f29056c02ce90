import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { keepEnds } from '../../../src/event/keep-ends.ts';
import { collectNotable } from '../../../src/event/notable-lines.ts';
import { createOutputKeeper } from '../../../src/event/output-keeper.ts';

/** Kept memory is told from what only waits to be collected. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

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

  it('leave room for others when they differ in numbers only', () => {
    const notable = collectNotable(1000);
    const counts = Array.from({ length: 10_000 }, (_, i) => `DEBUG 12:${i}: error count ${i}\n`);
    notable.look(counts.join(''));
    notable.look('fine\nerror: no space left\n');
    expect(notable.lines).toHaveLength(10); // three, each with the two behind it
    expect(notable.lines.at(-1)).toBe('error: no space left');
  });

  it('are not kept as parts of the text that they come from', () => {
    const notable = collectNotable(100_000);
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 100; i++) notable.look(`${'x'.repeat(1_000_000)}\nerror: a ${'b'.repeat(i)} of many words\n`);
    expect(notable.lines).toHaveLength(100);
    collectGarbage();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(30_000_000); // 100 MB as parts
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
