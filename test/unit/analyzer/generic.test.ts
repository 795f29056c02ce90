import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analyzer/analyse.ts';
import { causes } from './fixture.ts';

/** Tools that nobody reads specially, in the formats that their manuals and sources show: what the shared forms get out of them. */
const TOOLS: Record<string, [output: string, root: string, category: string, captures: Record<string, string>]> = {
  zig: [
    "src/main.zig:3:5: error: use of undeclared identifier 'totl'",
    "src/main.zig:3:5: error: use of undeclared identifier 'totl'",
    'name',
    { symbol: 'totl', file: 'src/main.zig', line: '3', column: '5' },
  ],
  ghc: [
    'src/Main.hs:3:5: error: [GHC-88464]\n    Variable not in scope: totl\n  |\n3 | main = totl\n  |        ^^^^',
    'Variable not in scope: totl',
    'name',
    { symbol: 'totl', file: 'src/Main.hs', line: '3', code: 'GHC-88464' },
  ],
  ocaml: [
    'File "bin/main.ml", line 3, characters 4-9:\n3 |     totl\n        ^^^^\nError: Unbound value totl',
    'Error: Unbound value totl',
    'name',
    { symbol: 'totl', file: 'bin/main.ml', line: '3' },
  ],
  gfortran: [
    "total.f90:3:11:\n\n    3 |   print *, totl\n      |           1\nError: Symbol 'totl' at (1) has no IMPLICIT type",
    "Error: Symbol 'totl' at (1) has no IMPLICIT type",
    'build',
    { file: 'total.f90', line: '3' },
  ],
  dart: [
    "lib/main.dart:3:5: Error: Undefined name 'totl'.",
    "lib/main.dart:3:5: Error: Undefined name 'totl'.",
    'name',
    { symbol: 'totl', file: 'lib/main.dart', line: '3' },
  ],
  nim: [
    "main.nim(3, 6) Error: undeclared identifier: 'totl'",
    "main.nim(3, 6) Error: undeclared identifier: 'totl'",
    'name',
    { symbol: 'totl', file: 'main.nim', line: '3' },
  ],
  solidity: [
    'Error: Undeclared identifier.\n --> contracts/Cart.sol:3:5:\n  |\n3 |     totl;',
    'Error: Undeclared identifier.',
    'name',
    { file: 'contracts/Cart.sol', line: '3' },
  ],
  protoc: [
    'cart.proto:3:5: "Item" is not defined.',
    'cart.proto:3:5: "Item" is not defined.',
    'name',
    { symbol: 'Item', file: 'cart.proto', line: '3' },
  ],
  erlang: [
    'src/cart.erl:3:5: function totl/0 undefined',
    'src/cart.erl:3:5: function totl/0 undefined',
    'name',
    { file: 'src/cart.erl', line: '3' },
  ],
  rubocop: [
    'lib/cart.rb:3:5: C: Style/StringLiterals: Prefer single-quoted strings.',
    'lib/cart.rb:3:5: C: Style/StringLiterals: Prefer single-quoted strings.',
    'lint',
    { code: 'Style/StringLiterals', file: 'lib/cart.rb', line: '3' },
  ],
  shellcheck: [
    'install.sh:2:4: warning: Use cd ... || exit in case cd fails. [SC2164]',
    'install.sh:2:4: warning: Use cd ... || exit in case cd fails. [SC2164]',
    'lint',
    { code: 'SC2164', file: 'install.sh', line: '2' },
  ],
  hadolint: [
    'Dockerfile:3 DL3008 warning: Pin versions in apt get install',
    'Dockerfile:3 DL3008 warning: Pin versions in apt get install',
    'lint',
    { file: 'Dockerfile', line: '3' },
  ],
  markdownlint: [
    'README.md:3:81 MD013/line-length Line length [Expected: 80; Actual: 100]',
    'README.md:3:81 MD013/line-length Line length [Expected: 80; Actual: 100]',
    'lint',
    { file: 'README.md', line: '3' },
  ],
  'clang-tidy': [
    'cart.cpp:3:5: error: use nullptr [modernize-use-nullptr,-warnings-as-errors]',
    'cart.cpp:3:5: error: use nullptr [modernize-use-nullptr,-warnings-as-errors]',
    'lint',
    { file: 'cart.cpp', line: '3' },
  ],
  oxlint: [
    "  × eslint(no-unused-vars): Variable 'x' is declared but never used.\n   ╭─[src/a.js:1:7]\n 1 │ const x = 1;",
    "× eslint(no-unused-vars): Variable 'x' is declared but never used.",
    'lint',
    { file: 'src/a.js', line: '1' },
  ],
  nix: [
    "error: undefined variable 'pkg'\n       at /home/dev/project/flake.nix:3:5:",
    "error: undefined variable 'pkg'",
    'name',
    { symbol: 'pkg', line: '3' },
  ],
  meson: [
    'meson.build:3:0: ERROR: Dependency "zlib" not found, tried pkgconfig',
    'meson.build:3:0: ERROR: Dependency "zlib" not found, tried pkgconfig',
    'dependency',
    { file: 'meson.build', line: '3' },
  ],
  uv: [
    '  × No solution found when resolving dependencies:\n  ╰─▶ Because only foo<2 is available',
    '× No solution found when resolving dependencies:',
    'dependency',
    {},
  ],
  aws: [
    'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
    'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
    'permission',
    {},
  ],
  install: [
    "install: cannot create regular file '/opt/bin/app': Permission denied",
    "install: cannot create regular file '/opt/bin/app': Permission denied",
    'permission',
    { file: '/opt/bin/app', command: 'install' },
  ],
  ls: [
    "ls: cannot access 'nope': No such file or directory",
    "ls: cannot access 'nope': No such file or directory",
    'file_not_found',
    { file: 'nope' },
  ],
};

describe('generic forms', () => {
  it.each(Object.entries(TOOLS))('%s', (_, [output, root, category, captures]) => {
    const found = analyse(output.split('\n')).flatMap((analysis) => analysis.errors);
    expect(found.find((error) => !error.consequence)).toMatchObject({ root, category, captures });
  });

  it('judges no outcome', () => {
    for (const [output] of Object.values(TOOLS)) {
      const generic = analyse(output.split('\n')).find((analysis) => analysis.tool === 'generic');
      if (generic) expect(generic.verdict).toBeNull();
    }
  });

  it('takes a place in a library for no problem of the project', () => {
    expect(analyse(['/usr/include/stdio.xyz:3:5: error: bad']).flatMap(causes)).toEqual([]);
  });
});
