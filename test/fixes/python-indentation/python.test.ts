import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const INDENTATION = /(?:TabError|IndentationError): /;
const FIX = { strategy: 'python-indentation' };
const RUN = ['python3', 'main.py'];

describe.skipIf(!haveTool('python3'))('python-indentation', () => {
  it('turns stray tabs into the spaces that the file uses', async () => {
    const project = makeProject({ 'main.py': 'for i in range(2):\n    if i:\n\tprint("one")\n    else:\n        print("none")\n' });
    const { after } = await project.heal(RUN, INDENTATION, FIX);
    expect(after.output).toBe('none\none\n');
    expect(project.read('main.py')).toBe('for i in range(2):\n    if i:\n        print("one")\n    else:\n        print("none")\n');
  });

  it('keeps tabs inside strings and CRLF line ends', async () => {
    const project = makeProject({ 'main.py': 'if 1:\r\n        a = "\tx"\r\n\tprint(a)\r\n' });
    const { after } = await project.heal(RUN, INDENTATION, FIX);
    expect(after.output).toBe('\tx\n');
    expect(project.read('main.py')).toBe('if 1:\r\n        a = "\tx"\r\n        print(a)\r\n');
  });

  it('moves a line that is one column off', async () => {
    const project = makeProject({ 'main.py': 'def f():\n    a = 1\n     b = 2\n    return a + b\n\n\nprint(f())\n' });
    expect((await project.heal(RUN, INDENTATION, FIX)).after.output).toBe('3\n');
  });

  it('refuses where the readings differ in meaning', async () => {
    const project = makeProject({ 'main.py': 'for i in range(2):\n    if i:\n        print(1)\n\tprint(2)\n   \tprint(3)\n' });
    const proposal = await project.propose(RUN, INDENTATION, FIX);
    expect(proposal.kind).toBe('refuse');
  });

  it('refuses an empty block', async () => {
    const project = makeProject({ 'main.py': 'def f():\nprint(1)\n' });
    expect((await project.propose(RUN, INDENTATION, FIX)).kind).toBe('refuse');
  });
});
