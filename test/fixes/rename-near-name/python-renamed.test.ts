import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const RUN = ['python3', 'main.py'];
const CASES: [string, string, RegExp, string, string, string][] = [
  ['import-from-definition', 'a name that moved inside the standard library', /cannot import name '(?<symbol>\w+)' from '(?<module>[\w.]+)'/, 'from collections import Mapping, OrderedDict\n\nprint(isinstance(OrderedDict(), Mapping))\n', 'from collections import OrderedDict\nfrom collections.abc import Mapping\n\n', 'True\n'],
  ['import-from-definition', 'a name that is built in today', /cannot import name '(?<symbol>\w+)' from '(?<module>[\w.]+)'/, 'from itertools import izip\n\nprint(list(izip([1], [2])))\n', '\nprint(list(zip([1], [2])))\n', '[(1, 2)]\n'],
  ['rename-near-name', 'an attribute that moved', /AttributeError: module '\w+' has no attribute/, 'import collections\n\nprint(issubclass(dict, collections.Mapping), collections.deque is not None)\n', 'import collections.abc\nimport collections\n\nprint(issubclass(dict, collections.abc.Mapping)', 'True True\n'],
  ['rename-near-name', 'a removed method', /AttributeError: .* has no attribute/, 'for k, v in {"a": 1}.iteritems():  # iteritems()\n    print(k, v)\n', 'for k, v in {"a": 1}.items():  # iteritems()\n', 'a 1\n'],
  ['add-missing-import', 'a built-in name of Python 2', /NameError: name '(?<symbol>\w+)' is not defined/, 'print(sum(xrange(3)), [x for x in xrange(1)])\n', 'print(sum(range(3)), [x for x in range(1)])\n', '3 [0]\n'],
  ['add-missing-import', 'a built-in function that has to be imported today', /NameError: name '(?<symbol>\w+)' is not defined/, 'print(reduce(lambda a, b: a + b, [1, 2]))\n', 'from functools import reduce\n', '3\n'],
  ['missing-module', 'a module of Python 2', /No module named '(?<module>\w+)'/, 'import ConfigParser\n\nparser = ConfigParser.ConfigParser()\nprint(parser.sections())\n', 'import configparser\n\nparser = configparser.ConfigParser()\n', '[]\n'],
  ['missing-module', 'a module whose names are in another one', /No module named '(?<module>\w+)'/, 'from StringIO import StringIO\n\nprint(StringIO("a").read())\n', 'from io import StringIO\n', 'a\n'],
];

describe.skipIf(!haveTool('python3'))('what Python calls differently today', () => {
  it.each(CASES)('%s: %s', async (strategy, _name, error, broken, repaired, output) => {
    const project = makeProject({ 'main.py': broken });
    const { after } = await project.heal(RUN, error, { strategy });
    expect(project.read('main.py')).toContain(repaired);
    expect(after).toEqual({ exitCode: 0, output });
  });
});
