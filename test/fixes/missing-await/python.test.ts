import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const COROUTINE = /(?:TypeError|AttributeError): .*coroutine/;
const FIX = { strategy: 'missing-await' };
const RUN = ['python3', 'main.py'];

describe.skipIf(!haveTool('python3'))('missing-await', () => {
  it('awaits the call whose result is used', async () => {
    const project = makeProject({
      'store.py': 'class Store:\n    async def load(self):\n        return {"a": 1}\n',
      'main.py': 'import asyncio\nfrom store import Store\n\n\nasync def main():\n    store = Store()\n    data = store.load()\n    print(data["a"])\n\n\nasyncio.run(main())\n',
    });
    const { after } = await project.heal(RUN, COROUTINE, FIX);
    expect(after.output).toBe('1\n');
    expect(project.read('main.py')).toContain('    data = await store.load()\n');
  });

  it('puts brackets where an attribute follows', async () => {
    const project = makeProject({
      'main.py': 'import asyncio\n\n\nasync def load():\n    return "x"\n\n\nasync def main():\n    print(load().upper())\n\n\nasyncio.run(main())\n',
    });
    expect((await project.heal(RUN, COROUTINE, FIX)).after.output).toBe('X\n');
    expect(project.read('main.py')).toContain('print((await load()).upper())');
  });

  it('refuses in a function that is not async', async () => {
    const project = makeProject({ 'main.py': 'async def load():\n    return [1]\n\n\ndef main():\n    print(load()[0])\n\n\nmain()\n' });
    expect(await project.propose(RUN, COROUTINE, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('`main`, which is not') });
  });
});
