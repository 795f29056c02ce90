import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const SYNTAX = /(?:SyntaxError|IndentationError): /;
const FIX = { strategy: 'python-syntax' };
const RUN = ['python3', 'main.py'];

/** name → broken, repaired, output */
const HEALED: Record<string, [string, string, string]> = {
  'a missing colon': ['def f(x)  # twice\n    return 2 * x\n\nprint(f(2))\n'.replace('f(x)  #', 'f(x)  #'), 'def f(x):  # twice\n    return 2 * x\n\nprint(f(2))\n', '4\n'],
  'a missing colon after else': ['if 0:\n    print(1)\nelse\n    print(2)\n', 'if 0:\n    print(1)\nelse:\n    print(2)\n', '2\n'],
  '= in a condition': ['x = 3\nif x = 3 and x > 1:\n    print("three")\n', 'x = 3\nif x == 3 and x > 1:\n    print("three")\n', 'three\n'],
  'a missing closing bracket': ['print("total: " + str(3)\nprint(2)\n', 'print("total: " + str(3))\nprint(2)\n', 'total: 3\n2\n'],
  'a list that is never closed': ['a = [\n    1,\n    2,\n\nprint(a)\n', 'a = [\n    1,\n    2,\n]\n\nprint(a)\n', '[1, 2]\n'],
  'a missing comma between lines': ['a = [\n    1\n    2,\n]\nprint(a)\n', 'a = [\n    1,\n    2,\n]\nprint(a)\n', '[1, 2]\n'],
  'a missing comma in a call': ['print(1 2)\n', 'print(1, 2)\n', '1 2\n'],
  'an unterminated string': ['print("hello)\n', 'print("hello")\n', 'hello\n'],
  'typographic quotes': ['print(\u201chello\u201d)\n', 'print("hello")\n', 'hello\n'],
  'print without brackets': ['print "hello"\n', 'print("hello")\n', 'hello\n'],
  'else if': ['if 0:\n    pass\nelse if 1:\n    print(1)\n', 'if 0:\n    pass\nelif 1:\n    print(1)\n', '1\n'],
  'a Windows path': ['p = "C:\\users\\x"\nprint(len(p))\n', 'p = r"C:\\users\\x"\nprint(len(p))\n', '10\n'],
  "Python 2's except": ['try:\n    int("x")\nexcept ValueError, e:\n    print(type(e).__name__)\n', 'try:\n    int("x")\nexcept ValueError as e:\n    print(type(e).__name__)\n', 'ValueError\n'],
  'two exceptions': ['try:\n    int("x")\nexcept TypeError, ValueError:\n    print(1)\n', 'try:\n    int("x")\nexcept (TypeError, ValueError):\n    print(1)\n', '1\n'],
  "Python 2's octal": ['print(0o10 + 0010)\n', 'print(0o10 + 0o010)\n', '16\n'],
  'one bracket too many': ['print((1, 2)))\n', 'print((1, 2))\n', '(1, 2)\n'],
};

describe.skipIf(!haveTool('python3'))('python-syntax', () => {
  it.each(Object.entries(HEALED))('repairs %s', async (_name, [broken, repaired, output]) => {
    const project = makeProject({ 'main.py': broken });
    const { after } = await project.heal(RUN, SYNTAX, FIX);
    expect(project.read('main.py')).toBe(repaired);
    expect(after).toEqual({ exitCode: 0, output });
  });

  it.each([
    ['a bracket that may close in two places', 'def f(a, b):\n    return round(a + b\n\nf(1, 2)\n'],
    ['an assignment in a loop head', 'import sys\nwhile line = sys.stdin.readline():\n    print(line)\n'],
    ['conflict markers', '<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other\n'],
    ['several errors', 'def f(x)\n    return x\n\ndef g(x)\n    return x\n'],
    ['an empty block', 'def f():\nprint(1)\n'],
  ])('refuses %s', async (_name, broken) => {
    const project = makeProject({ 'main.py': broken });
    expect((await project.propose(RUN, SYNTAX, FIX)).kind).toBe('refuse');
  });

  it('reads no file outside the project, whatever the output says', async () => {
    const project = makeProject({ 'main.py': 'print(1)\n', 'lint.sh': 'printf \'  File "../../.ssh/config", line 1\\nSyntaxError: expected \\047:\\047\\n\'; exit 1\n' });
    expect((await project.propose(['sh', 'lint.sh'], SYNTAX, FIX)).kind).toBe('refuse');
  });

  it('writes a Latin-1 source as UTF-8', async () => {
    const project = makeProject({});
    project.write('main.py', Buffer.from('print(len("caf\xe9"))\n', 'latin1'));
    const { after } = await project.heal(RUN, /SyntaxError: .*Non-UTF-8|can't decode byte/, FIX);
    expect(after.output).toBe('4\n');
    expect(project.read('main.py')).toBe('print(len("caf\u00e9"))\n');
  });
});

describe('signs of other languages', () => {
  it('reads n++, !x and elseif', async () => {
    const error = /SyntaxError: (?<message>.+)/;
    for (const text of [
      'n = 0\nwhile n < 3:\n    n++\nprint(n)\n',
      'n = 3\nif !n:\n    print("none")\nprint(n)\n',
      'n = 3\nif n > 5:\n    print(5)\nelseif n > 2:\n    print(n)\n',
    ]) {
      const project = makeProject({ 'run.py': text });
      expect((await project.heal(['python3', 'run.py'], error, { strategy: 'python-syntax' })).after.output).toBe('3\n');
    }
  });
});
