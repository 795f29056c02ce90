import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'rename-near-name' };
const DEFINED = /^ReferenceError: (?<symbol>[\w$]+) is not defined/;
const FUNCTION = /^TypeError: (?<symbol>\S.*) is not a function/;
const MISSING = { strategy: 'add-missing-import' };

describe('names of JavaScript that nothing declares', () => {
  const run = ['node', 'a.mjs'];
  const heal = async (text: string, error = DEFINED, fix = MISSING) => {
    const project = makeProject({ 'a.mjs': text });
    const { after } = await project.heal(run, error, fix);
    return { after, text: project.read('a.mjs') };
  };

  it('declares the counter of a loop, and what a loop goes over', async () => {
    expect((await heal('let sum = 0;\nfor (i = 0; i < 3; i += 1) sum += i;\nconsole.log(sum);\n')).after.output).toBe('3\n');
    expect((await heal('for (row of [1, 2]) {\n  console.log(row);\n}\n')).text).toContain('for (const row of');
  });

  it('declares a variable whose uses all follow', async () => {
    expect((await heal('function f() {\n  total = 0;\n  total += 2;\n  return total;\n}\nconsole.log(f());\n')).text).toContain('  let total = 0;');
    expect((await heal("label = 'x'\nconsole.log(label)\n")).text).toContain("const label = 'x'");
  });

  it('refuses a loop whose last value is used later', async () => {
    const project = makeProject({ 'a.mjs': 'for (i = 0; i < 3; i += 1) {}\nconsole.log(i);\n' });
    expect((await project.propose(run, DEFINED, MISSING)).kind).toBe('refuse');
  });

  it('refuses a variable that another file takes for a global one', async () => {
    const project = makeProject({
      'a.mjs': "import { run } from './b.mjs';\n\ncount = 0;\nrun();\nconsole.log(count);\n",
      'b.mjs': 'export function run() {\n  globalThis.count += 1;\n}\n',
    });
    expect((await project.propose(run, DEFINED, MISSING)).kind).toBe('refuse');
  });

  it('writes what every program has as it is written', async () => {
    expect((await heal('console.log(Json.stringify([1]));\n')).after.output).toBe('[1]\n');
    expect((await heal('consoel.log(1);\n')).after.output).toBe('1\n');
    const variable = makeProject({ 'a.mjs': 'console.log(date);\n' });
    expect((await variable.propose(run, DEFINED, MISSING)).kind).toBe('refuse');
  });

  it('reads a getter, unless something else has its name', async () => {
    const tank = 'class Tank {\n  get litres() {\n    return 5;\n  }\n}\n';
    expect((await heal(`${tank}console.log(new Tank().litres());\n`, FUNCTION, FIX)).after.output).toBe('5\n');
    const project = makeProject({ 'a.mjs': `${tank}class Bin {\n  litres() {\n    return 1;\n  }\n}\nconsole.log(new Bin().litres(), new Tank().litres());\n` });
    expect((await project.propose(run, FUNCTION, FIX)).kind).toBe('refuse');
  });
});

describe('modules and scripts of Node', () => {
  it('spells a built-in module, and only a near one', async () => {
    const error = /No such built-in module: (?<module>node:\w+)/;
    const project = makeProject({ 'a.js': "const { join } = require('node:paht');\n\nconsole.log(join('a', 'b'));\n" });
    expect((await project.heal(['node', 'a.js'], error, { strategy: 'missing-module' })).after.output).toBe('a/b\n');
    const far = makeProject({ 'a.js': "require('node:database');\n" });
    expect((await far.propose(['node', 'a.js'], error, { strategy: 'missing-module' })).kind).toBe('refuse');
  });

  it('corrects the script that another script runs', async () => {
    const error = /Missing script: "(?<script>[\w:-]+)"/;
    const scripts = (inner: string) => ({ 'package.json': `{ "name": "p", "scripts": { "all": "npm run ${inner}", "compile": "node -p 1", "clean": "node -p 2" } }\n` });
    const project = makeProject(scripts('complie'));
    expect((await project.heal(['npm', 'run', 'all'], error, { strategy: 'correct-command' })).after.exitCode).toBe(0);
    const grave = makeProject(scripts('claen'));
    expect((await grave.propose(['npm', 'run', 'all'], error, { strategy: 'correct-command' })).kind).toBe('refuse');
  });

  it('removes the commas between methods', async () => {
    const error = /^SyntaxError: (?<message>.*)/;
    const project = makeProject({ 'a.js': 'class A {\n  one() {\n    return [1, 2];\n  },\n\n  two() {},\n}\n\nconsole.log(new A().one());\n' });
    expect((await project.heal(['node', 'a.js'], error, { strategy: 'small-syntax' })).after.output).toBe('[ 1, 2 ]\n');
  });

  it('says what a JSON file is that is imported later', async () => {
    const error = /needs an import (?:attribute|assertion)/;
    const project = makeProject({ 'conf.json': '{ "n": 3 }\n', 'a.mjs': "const { default: conf } = await import('./conf.json');\n\nconsole.log(conf.n);\n" });
    expect((await project.heal(['node', 'a.mjs'], error, { strategy: 'esm-commonjs' })).after.output).toContain('3\n');
  });
});

describe.skipIf(!haveTool('javac', ['-version']))('forms of Java', () => {
  const error = /^(?<file>\S+\.java):(?<line>\d+): error: (?<message>.*)/;
  const javac = ['javac', '-d', 'out', 'A.java'];
  const wrap = (type: string, body: string) => `import java.util.List;\n\nclass A {\n    int f(${type} v) {\n        return ${body};\n    }\n}\n`;

  it.each([
    ['List<String>', 'v.length', 'v.size()'],
    ['List<String>', 'v.length()', 'v.size()'],
    ['String', 'v.length', 'v.length()'],
    ['String', 'v.size()', 'v.length()'],
    ['int[]', 'v.length()', 'v.length'],
    ['String[]', 'v.size()', 'v.length'],
  ])('counts %s by %s', async (type, wrong, right) => {
    const project = makeProject({ 'A.java': wrap(type, wrong) });
    expect((await project.heal(javac, error, FIX)).after.exitCode).toBe(0);
    expect(project.read('A.java')).toContain(`return ${right};`);
  });

  it('makes an instance of a class', async () => {
    const project = makeProject({ 'A.java': 'class A {\n    A(int n) {}\n\n    static A of() {\n        return A(3);\n    }\n}\n' });
    expect((await project.heal(javac, error, FIX)).after.exitCode).toBe(0);
  });

  it('names the constructor like its class, and nothing that is far from it', async () => {
    const project = makeProject({ 'A.java': 'class Basket {\n    public Baskte(int n) {}\n}\n' });
    expect((await project.heal(javac, error, { strategy: 'small-syntax' })).after.exitCode).toBe(0);
    const far = makeProject({ 'A.java': 'class Basket {\n    public weigh(int n) {}\n}\n' });
    expect((await far.propose(javac, error, { strategy: 'small-syntax' })).kind).toBe('refuse');
  });
});

describe.skipIf(!haveTool('php'))('signs of PHP', () => {
  const error = /Uncaught Error: (?<message>.*) in (?<file>\S+):(?<line>\d+)$/;
  const bag = '<?php\nclass Bag\n{\n    public int $n = 3;\n    public static function made(): int\n    {\n        return 4;\n    }\n    public function half(): int\n    {\n        return 2;\n    }\n}\n';

  it.each([
    ['$b = new Bag(); echo $b.half();', '2'],
    ['$b = new Bag(); echo $b.n;', '3'],
    ['echo Bag->made();', '4'],
    ["$row = ['size' => 5]; echo $row[size];", '5'],
  ])('writes %s', async (line, printed) => {
    const project = makeProject({ 'a.php': `${bag}${line}\n` });
    expect((await project.heal(['php', 'a.php'], error, FIX)).after.output).toBe(printed);
  });

  it('refuses a word that may be a variable without its dollar, or a text', async () => {
    for (const body of ["$size = 'x'; $b = 'a'; echo $b.size;", "$b = 'a'; echo $b.label;"]) {
      const project = makeProject({ 'a.php': `<?php\n${body}\n` });
      expect((await project.propose(['php', 'a.php'], error, FIX)).kind).toBe('refuse');
    }
  });

  it('refuses a constant that is simply not there', async () => {
    const project = makeProject({ 'a.php': '<?php\necho RATE * 2;\n' });
    expect((await project.propose(['php', 'a.php'], error, FIX)).kind).toBe('refuse');
  });
});

describe.skipIf(!haveTool('ruby'))('what Ruby brings and names', () => {
  const error = /in [`'](?:[\w:]+[#.])?(?<symbol>\w+)': (?<message>.*)/;

  it('requires what adds the method', async () => {
    const project = makeProject({ 'a.rb': 'def year(text)\n  Time.parse(text).year\nend\n\nputs year("2024-01-02")\n' });
    expect((await project.heal(['ruby', 'a.rb'], error, FIX)).after.output).toBe('2024\n');
    const other = makeProject({ 'a.rb': 'def year(text)\n  Hash.parse(text)\nend\n\nputs year("2024")\n' });
    expect((await other.propose(['ruby', 'a.rb'], error, FIX)).kind).toBe('refuse');
  });

  it('names the constructor', async () => {
    const project = makeProject({ 'a.rb': 'class Bag\n  attr_reader :n\n\n  def initalize(n)\n    @n = n\n  end\nend\n\nputs Bag.new(3).n\n' });
    expect((await project.heal(['ruby', 'a.rb'], error, FIX)).after.output).toBe('3\n');
    const other = makeProject({ 'a.rb': 'class Bag\n  def weigh(n)\n    @n = n\n  end\nend\n\nputs Bag.new(3)\n' });
    expect((await other.propose(['ruby', 'a.rb'], error, FIX)).kind).toBe('refuse');
  });
});

describe.skipIf(!haveTool('perl'))('variables of Perl', () => {
  it('spells one like the declared one', async () => {
    const project = makeProject({ 'a.pl': 'use strict;\nmy $total = 1;\n$toatl += 2;\nprint "$total\\n";\n' });
    const error = /^Global symbol "(?<option>[$@%])(?<symbol>\w+)".* at (?<file>\S+) line (?<line>\d+)/;
    expect((await project.heal(['perl', 'a.pl'], error, FIX)).after.output).toBe('3\n');
  });
});

describe.skipIf(!haveTool('lua', ['-v']))('names of Lua', () => {
  const error = /attempt to call/;

  it('spells a field and a global', async () => {
    const project = makeProject({ 'a.lua': 'local M = {}\nfunction M.weigh(n) return n * 2 end\nprint(M.wiegh(2))\n' });
    expect((await project.heal(['lua', 'a.lua'], error, FIX)).after.output).toBe('4\n');
    const far = makeProject({ 'a.lua': 'local M = {}\nprint(M.other(2))\n' });
    expect((await far.propose(['lua', 'a.lua'], error, FIX)).kind).toBe('refuse');
  });
});

describe.skipIf(!haveTool('mypy'))('what mypy proposes', () => {
  const error = /^(?<file>\S+\.py):(?<line>\d+): error: (?<message>.*)/;

  it('takes its near name', async () => {
    const project = makeProject({ 'a.py': 'class Till:\n    def deposit(self) -> int:\n        return 1\n\n\nprint(Till().deposti())\n' });
    expect((await project.heal(['mypy', 'a.py'], error, FIX)).after.exitCode).toBe(0);
  });

  it('imports all that it misses of typing, at once', async () => {
    const project = makeProject({ 'a.py': '"""Rows."""\n\n\ndef f(rows: List[int]) -> Optional[int]:\n    return rows[0] if rows else None\n' });
    expect((await project.heal(['mypy', 'a.py'], error, FIX)).after.exitCode).toBe(0);
    expect(project.read('a.py')).toMatch(/^"""Rows\."""\n+from typing import List, Optional\n/);
    const other = makeProject({ 'a.py': 'def f(rows: Table) -> int:\n    return 1\n' });
    expect((await other.propose(['mypy', 'a.py'], error, FIX)).kind).toBe('refuse');
  });
});

describe.skipIf(!haveTool('yamllint'))('what yamllint asks for', () => {
  const error = /^ {2}\d+:\d+ +error/;
  const fix = { strategy: 'format-file', tool: 'yamllint' };
  const lint = ['yamllint', '-d', '{extends: default, rules: {document-start: disable}}', 'a.yml'];

  it('tidies what nobody decides', async () => {
    const project = makeProject({ 'a.yml': 'name: web   \n\n\n\n\nports:\n  - 80 # http\n  #tls\n  - 81' });
    expect((await project.heal(lint, error, fix)).after.exitCode).toBe(0);
  });

  it('leaves blanks alone that belong to a text', async () => {
    const project = makeProject({ 'a.yml': 'text: |\n  two blanks  \n  end\n' });
    expect((await project.propose(lint, error, fix)).kind).toBe('refuse');
  });
});
