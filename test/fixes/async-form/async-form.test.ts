import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const FIX = { strategy: 'async-form' };
const ERROR = /^TypeError: (?<message>.*)/;
const run = ['python3', 'run.py'];
const DOOR =
  'class Door:\n    async def __aenter__(self):\n        return self\n\n    async def __aexit__(self, *rest):\n        return False\n\n\nclass Gate:\n    def __enter__(self):\n        return self\n\n    def __exit__(self, *rest):\n        return False\n';
const main = (line: string, head = 'async def main():'): string =>
  `import asyncio\n\nfrom door import Door, Gate\n\n\n${head}\n    ${line}\n        print("in", Door, Gate)\n\n\n${head.startsWith('async') ? 'asyncio.run(main())' : 'main()'}\n`;

describe.skipIf(process.env.HEAL_HOOKS_OLD_PYTHON)('async-form', () => {
  it('enters with async what has only that', async () => {
    const project = makeProject({ 'door.py': DOOR, 'run.py': main('with Door():') });
    const { after } = await project.heal(run, ERROR, FIX);
    expect(after.exitCode).toBe(0);
    expect(project.read('run.py')).toContain('    async with Door():');
  });

  it('enters without async what has only that', async () => {
    const project = makeProject({ 'door.py': DOOR, 'run.py': main('async with Gate():') });
    expect((await project.heal(run, ERROR, FIX)).after.exitCode).toBe(0);
  });

  it('refuses in a plain function', async () => {
    const project = makeProject({ 'door.py': DOOR, 'run.py': main('with Door():', 'def main():') });
    expect((await project.propose(run, ERROR, FIX)).kind).toBe('refuse');
  });

  it('refuses an object that is no context manager at all', async () => {
    const project = makeProject({ 'door.py': `${DOOR}\n\nclass Wall:\n    pass\n`, 'run.py': main('with Wall():').replace('Door, Gate\n', 'Door, Gate, Wall\n') });
    expect((await project.propose(run, ERROR, FIX)).kind).toBe('refuse');
  });

  it('iterates over an asynchronous generator', async () => {
    const project = makeProject({
      'run.py': 'import asyncio\n\n\nasync def rows():\n    yield 1\n\n\nasync def main():\n    for row in rows():\n        print(row)\n\n\nasyncio.run(main())\n',
    });
    expect((await project.heal(run, ERROR, FIX)).after.output).toBe('1\n');
  });
});
