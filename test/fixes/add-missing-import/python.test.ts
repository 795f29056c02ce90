import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const NAME = /NameError: name '(?<symbol>\w+)' is not defined/;
const FIX = { strategy: 'add-missing-import' };
const RUN = ['python3', 'main.py'];

describe.skipIf(!haveTool('python3'))('add-missing-import, Python', () => {
  it('imports a standard module before the other imports, after docstring and future', async () => {
    const project = makeProject({
      'main.py': '#!/usr/bin/env python3\n"""Counts."""\nfrom __future__ import annotations\n\nimport sys\n\nprint(json.dumps([len(sys.argv)]))\n',
    });
    const { after } = await project.heal(RUN, NAME, FIX);
    expect(after.output).toBe('[1]\n');
    expect(project.read('main.py')).toContain('import annotations\n\nimport json\nimport sys\n');
  });

  it('imports into a file that has no imports, after its docstring', async () => {
    const project = makeProject({ 'main.py': '"""Counts.\n\nimport nothing\n"""\n\n\ndef f():\n    return math.floor(1.5)\n\n\nprint(f())\n' });
    const { after } = await project.heal(RUN, NAME, FIX);
    expect(after.output).toBe('1\n');
    expect(project.read('main.py')).toBe('"""Counts.\n\nimport nothing\n"""\nimport math\n\n\ndef f():\n    return math.floor(1.5)\n\n\nprint(f())\n');
  });

  it('chooses between `import datetime` and the class by what is used', async () => {
    const asClass = makeProject({ 'main.py': 'print(datetime.fromtimestamp(0).year > 1900)\n' });
    await asClass.heal(RUN, NAME, FIX);
    expect(asClass.read('main.py')).toContain('from datetime import datetime\n');
    const asModule = makeProject({ 'main.py': 'print(datetime.date(2020, 1, 1).year)\n' });
    expect((await asModule.heal(RUN, NAME, FIX)).after.output).toBe('2020\n');
    expect(asModule.read('main.py')).toContain('import datetime\n');
  });

  it('imports a name that the project defines once', async () => {
    const project = makeProject({
      'shop/__init__.py': '',
      'shop/money.py': 'def rounded(x):\n    return round(x, 2)\n',
      'main.py': 'import sys\n\nprint(rounded(1.239))\n',
    });
    const { after } = await project.heal(RUN, NAME, FIX);
    expect(after.output).toBe('1.24\n');
    expect(project.read('main.py')).toBe('import sys\nfrom shop.money import rounded\n\nprint(rounded(1.239))\n');
  });

  it('corrects a misspelled local name everywhere in the file, not in strings, attributes or keywords', async () => {
    const project = makeProject({
      'main.py': 'def total(amount, **rest):\n    doubled = ammount * 2\n    print("ammount", rest)\n    return doubled + ammount\n\n\nprint(total(1, ammount=3))\n'.replace('(1, ammount=3)', '(1)'),
    });
    const { after } = await project.heal(RUN, NAME, FIX);
    expect(after.output).toBe('ammount {}\n3\n');
  });

  it('refuses when the project and the spelling point to different things', async () => {
    const project = makeProject({
      'rates.py': 'tax_rate = 3\n',
      'main.py': 'def f(tax_rates):\n    return tax_rate\n\n\nf(1)\n',
    });
    expect(await project.propose(RUN, NAME, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('ambiguous') });
  });

  it('refuses a name that exists nowhere', async () => {
    const project = makeProject({ 'main.py': 'print(frobnicate())\n' });
    expect((await project.propose(RUN, NAME, FIX)).kind).toBe('refuse');
  });
});
