import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const AWAIT = /TypeError: object \w+ can't be used in 'await' expression/;
const FIX = { strategy: 'await-on-sync' };
const RUN = ['python3', 'main.py'];

describe.skipIf(!haveTool('python3'))('await-on-sync', () => {
  it('removes the await of a plain method', async () => {
    const project = makeProject({
      'bus.py': 'class Bus:\n    def close(self):\n        print("closed")\n',
      'main.py': 'import asyncio\nfrom bus import Bus\n\n\nasync def main():\n    bus = Bus()\n    await bus.close()  # await it\n\n\nasyncio.run(main())\n',
    });
    const { after } = await project.heal(RUN, AWAIT, FIX);
    expect(after).toEqual({ exitCode: 0, output: 'closed\n' });
    expect(project.read('main.py')).toContain('    bus.close()  # await it\n');
  });

  it('refuses when one definition is async', async () => {
    const project = makeProject({
      'bus.py': 'class Bus:\n    def close(self):\n        pass\n\n\nclass Net:\n    async def close(self):\n        pass\n',
      'main.py': 'import asyncio\nfrom bus import Bus\n\n\nasync def main():\n    await Bus().close()\n\n\nasyncio.run(main())\n',
    });
    expect((await project.propose(RUN, AWAIT, FIX)).kind).toBe('refuse');
  });
});
