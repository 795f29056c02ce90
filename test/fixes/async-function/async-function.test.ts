import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const OUTSIDE = /SyntaxError: '(?<symbol>await|async with|async for)' outside async function/;
const FIX = { strategy: 'async-function' };
const RUN = ['python3', 'main.py'];
const LOAD = 'import asyncio\n\n\nasync def load():\n    return 1\n\n\n';

describe.skipIf(!haveTool('python3'))('async-function', () => {
  it('makes the function async that everybody awaits', async () => {
    const project = makeProject({ 'main.py': `${LOAD}def main():\n    print(await load())\n\n\nasyncio.run(main())\n` });
    expect((await project.heal(RUN, OUTSIDE, FIX)).after.output).toBe('1\n');
  });

  it('refuses when a caller does not await it, and names the caller', async () => {
    const project = makeProject({ 'main.py': `${LOAD}def main():\n    print(await load())\n\n\nmain()\n` });
    expect(await project.propose(RUN, OUTSIDE, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('main.py:12 calls it without') });
  });
});
