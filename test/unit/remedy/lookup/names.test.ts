import { describe, expect, it } from 'vitest';
import { definitionsIn, findDefinitions } from '../../../../src/remedy/lookup/definitions.ts';
import type { Language } from '../../../../src/remedy/lookup/language.ts';
import { maskCode } from '../../../../src/remedy/lookup/mask-code.ts';
import { findMovedFile } from '../../../../src/remedy/lookup/moved-file.ts';
import { nearestUnique } from '../../../../src/remedy/lookup/nearest-name.ts';
import { pythonImports } from '../../../../src/remedy/lookup/python-imports.ts';
import { pythonModules, writeModule } from '../../../../src/remedy/lookup/python-modules.ts';
import { signatureOf } from '../../../../src/remedy/lookup/python-signature.ts';
import { toolSuggestion } from '../../../../src/remedy/lookup/tool-suggestion.ts';
import { commit, inputOf, makeTree, run, viewOf } from '../support.ts';

describe('nearest name', () => {
  it.each([
    ['recieve', ['receive', 'remove', 'relay'], 'receive'],
    ['user_name', ['userName', 'user_id'], 'userName'],
    ['Total', ['total', 'totals'], 'total'],
    ['hedaer', ['header', 'reader'], 'header'],
    ['cat', ['cut', 'car'], null],
    ['ab', ['xy'], null],
    ['database', ['datetime', 'dataframe'], null],
    ['size', ['size'], null],
  ])('%s among %j is %s', (name, candidates, expected) => {
    expect(nearestUnique(name, candidates)).toBe(expected);
  });
});

describe('masked code', () => {
  it.each<[Language, string, string]>([
    ['python', 'a = "x # y"  # c', 'a = "     "     '],
    ['python', 'f"{name!r} is {{x}}"', 'f"{name!r}         "'],
    ['python', '"""doc\nx"""\ny', '"""   \n """\ny'],
    ['typescript', 'a(`n ${b + `${c}`} m`) // d', 'a(`  ${b + `${c}`}  `)     '],
    ['rust', `let c = '"'; let l: &'a str = r#"x"y"#; // z`, `let c = '"'; let l: &'a str = r#"   "#;     `],
    ['go', 'a := `x\\` + "y"', 'a := `  ` + " "'],
    ['c', '#include <a.h> /* "x" */ char c = \'"\';', "#include <a.h>           char c = ' ';"],
    ['shell', 'echo "a#b" c#d # e', 'echo "   " c#d    '],
  ])('%s', (language, text, masked) => {
    expect(maskCode(text, language)).toBe(masked);
    expect(masked.length).toBe(text.length);
  });

  it('never changes the length, whatever the text', () => {
    for (const text of ['"open', "'''", '`${', 'f"{', '/*', '\\', '"\\', 'f"{"', 'r#"'])
      for (const language of ['python', 'typescript', 'rust', 'go', 'java', 'c', 'php', 'ruby', 'shell'] as const)
        expect(maskCode(text, language)).toHaveLength(text.length);
  });
});

describe('definitions', () => {
  it.each<[Language, string, string, string[]]>([
    ['python', 'Herd', 'import x\nclass Herd(Base):\n  pass\n# class Herd\n', ['2 class exported']],
    ['python', 'LIMIT', 'LIMIT: int = 3\nif LIMIT == 3:\n  LIMIT = 4\n', ['1 variable exported']],
    [
      'typescript',
      'total',
      'export async function total() {}\nconst x = "export const total";\n',
      ['1 function exported'],
    ],
    [
      'typescript',
      'Cart',
      'export default class Cart {}\ninterface Cart {}\n',
      ['1 class exported default', '2 interface'],
    ],
    ['javascript', 'sum', 'exports.sum = () => 1;\n', ['1 value exported']],
    ['rust', 'Grid', 'pub(crate) struct Grid;\nimpl Grid {}\n', ['1 struct exported']],
    ['rust', 'step', '    const fn step() {}\n', ['1 fn']],
    ['go', 'Open', 'func Open() {}\nfunc (f *File) Open() {}\n', ['1 function exported', '2 method exported']],
    ['java', 'Money', 'public final class Money {}\n', ['1 class exported']],
    [
      'c',
      'ring_push',
      'int ring_push(struct ring *r,\n  int v) {\n}\nint ring_push(struct ring *, int);\n',
      ['1 function exported', '4 prototype exported'],
    ],
    ['c', 'RING_MAX', '#define RING_MAX 8\n', ['1 macro exported']],
    ['ruby', 'Feed', 'module A\n  class Feed\n  end\nend\n', ['2 class exported']],
    ['php', 'Money', '<?php\nfinal class Money {}\n', ['2 class exported']],
  ])('%s %s', (language, symbol, text, expected) => {
    const found = definitionsIn(text, 'f', symbol, language);
    expect(
      found.map((one) =>
        [one.line, one.kind, one.exported ? 'exported' : '', one.isDefault ? 'default' : ''].filter(Boolean).join(' '),
      ),
    ).toEqual(expected);
  });

  it('searches the project, not its dependencies', async () => {
    const view = viewOf(
      makeTree({ 'a/x.py': 'def f(): ...\n', 'node_modules/y.py': 'def f(): ...\n', 'dist/z.py': 'def f(): ...\n' }),
    );
    expect((await findDefinitions(view, 'f', 'python')).map(({ file }) => file)).toEqual(['a/x.py']);
    expect(await findDefinitions(view, 'f(.*)+$', 'python')).toEqual([]);
  });
});

describe('moved files', () => {
  it('follows renames, then letter case, then the name, then near names', async () => {
    const root = makeTree({
      'src/old.c': 'int a;\nint b;\n',
      'src/Case.h': '',
      'lib/only.txt': '',
      'lib/big/part.rb': '',
      'lib/parser.js': '',
    });
    run(root, 'mv', 'src/old.c', 'src/new.c');
    commit(root);
    const view = viewOf(root);
    expect(await findMovedFile(view, 'src/old.c')).toEqual({ paths: ['src/new.c'], how: 'renamed' });
    expect(await findMovedFile(view, 'src/case.h')).toEqual({ paths: ['src/Case.h'], how: 'letter case' });
    expect(await findMovedFile(view, 'lib/big.rb')).toEqual({ paths: ['lib/big/part.rb'], how: 'became a folder' });
    expect(await findMovedFile(view, 'docs/only.txt')).toEqual({ paths: ['lib/only.txt'], how: 'same name' });
    expect(await findMovedFile(view, 'lib/parsre.js')).toEqual({ paths: ['lib/parser.js'], how: 'near name' });
    expect(await findMovedFile(view, 'lib/none.js')).toBeNull();
  });
});

describe('Python modules and imports', () => {
  it('names modules by packages, source roots and the folder of the command', () => {
    const modules = pythonModules(
      [
        'src/app/__init__.py',
        'src/app/core/__init__.py',
        'src/app/core/x.py',
        'tools/run.py',
        'flat.py',
        'ns/deep/y.py',
      ],
      'tools',
    );
    expect([
      modules.moduleOf('src/app/core/x.py'),
      modules.moduleOf('src/app/__init__.py'),
      modules.moduleOf('flat.py'),
      modules.moduleOf('ns/deep/y.py'),
    ]).toEqual(['app.core.x', 'app', 'flat', 'ns.deep.y']);
    expect([
      modules.fileOf('app.core'),
      modules.fileOf('run'),
      modules.fileOf('ns.deep.y'),
      modules.fileOf('none'),
    ]).toEqual(['src/app/core/__init__.py', 'tools/run.py', 'ns/deep/y.py', null]);
    expect([
      modules.absolute('..x', 'src/app/core/x.py'),
      modules.absolute('.x', 'src/app/core/__init__.py'),
      modules.absolute('....x', 'flat.py'),
    ]).toEqual(['app.x', 'app.core.x', null]);
    expect([
      writeModule('app.b', 'app.core.x', false, true),
      writeModule('app.core.y', 'app.core', true, true),
      writeModule('app.b', 'z', false, true),
    ]).toEqual(['..b', '.y', 'app.b']);
  });

  it('reads every form of import', () => {
    const text =
      'import os, a.b as c\nfrom .x import (\n  one,  # from y import z\n  two as t,\n)\ntry:\n    from fast import q\nexcept ImportError:\n    from slow import q\n"from s import n"\nfrom p import m, \\\n  k; x = 1\n';
    expect(
      pythonImports(text).map(
        (one) =>
          `${one.line} ${one.module}: ${one.names.map((name) => name.name + (name.alias ? `=${name.alias}` : '')).join(' ')}${one.guarded ? ' guarded' : ''}`,
      ),
    ).toEqual(['1 os: os', '1 a.b: a.b=c', '2 .x: one two=t', '7 fast: q guarded', '9 slow: q guarded', '11 p: m k']);
  });

  it('reads signatures', () => {
    const text =
      'class A(B):\n    limit: int = 3\n    def __init__(self, a, *, b=(1, 2), **rest): ...\n    def go(self, x: dict[str, int] = {}): ...\n\n\nclass F:\n    one: str\n    two: int = 0\n    kind: ClassVar[int] = 1\n\n\ndef f(a, /, b, *args, c=lambda: (1,)): ...\n';
    const names = (qualified: string): string | undefined =>
      signatureOf(text, qualified)
        ?.parameters.map(({ name, required }) => name + (required ? '' : '?'))
        .join(' ');
    expect([names('A.__init__'), names('A'), names('A.go'), names('F'), names('f'), names('g')]).toEqual([
      'a b?',
      'a b?',
      'x?',
      'one two?',
      'a b c?',
      undefined,
    ]);
    expect(signatureOf(text, 'A.__init__')?.open).toBe(true);
  });
});

describe("a tool's own suggestion", () => {
  it.each([
    ["NameError: name 'lenght' is not defined. Did you mean: 'length'?", 'length'],
    ["x.ts(1,2): error TS2551: Property 'nme' does not exist on type 'A'. Did you mean 'name'?", 'name'],
    ['x.c:3:5: error: implicit declaration of function ‘pust’; did you mean ‘puts’?', 'puts'],
    ['error: no such command: `biuld`\n\nhelp: a command with a similar name exists: `build`', 'build'],
    ['help: there is a method `push_str` with a similar name', null],
    ['pip: ERROR: unknown command "instal" - maybe you meant "install"', 'install'],
    ['x.go:4:7: u.name undefined (type User has no field or method name, but does have field Name)', 'Name'],
    ['Error: No such option: --fo Did you mean --foo?', '--foo'],
    ["error: unknown command 'serv' (Did you mean serve?)", 'serve'],
    ['nothing of the kind', null],
  ])('%s', (output, expected) => {
    expect(toolSuggestion(inputOf({ output, root: output.split('\n')[0] }))).toBe(expected);
  });
});
