import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'rename-near-name' };

describe('rename-near-name, in tests', () => {
  it.skipIf(!haveTool('go', ['version']))('does not bend a test to a name that only the code has', async () => {
    const test = (name: string): string => `package m\n\nimport "testing"\n\nfunc TestIt(t *testing.T) {\n\tif ${name}() != 1 {\n\t\tt.Fatal()\n\t}\n}\n`;
    const files = { 'go.mod': 'module m\n\ngo 1.19\n', 'a.go': 'package m\n\nfunc Colectt() int { return 1 }\n', 'a_test.go': test('Collect') };
    const error = /undefined: (?<symbol>\w+)/;
    expect(await makeProject(files).propose(['go', 'test', './...'], error, FIX)).toMatchObject({ kind: 'refuse', known: ['a.go names `Colectt`', 'a_test.go names `Collect`'] });
    const used = makeProject({ ...files, 'a.go': 'package m\n\nfunc Collect() int { return 1 }\n', 'a_test.go': test('Colect'), 'b.go': 'package m\n\nvar B = Collect()\n' });
    expect((await used.heal(['go', 'test', './...'], error, FIX)).after.exitCode).toBe(0);
  });

  it.skipIf(!haveTool('javac', ['-version']))('nor one of Java', async () => {
    const project = makeProject({ 'src/Roll.java': 'public class Roll { public int headCuont() { return 1; } }\n', 'test/RollTest.java': 'class RollTest { int x = new Roll().headCount(); }\n' });
    expect((await project.propose(['javac', '-d', 'out', 'src/Roll.java', 'test/RollTest.java'], /cannot find symbol/, FIX)).kind).toBe('refuse');
  });

  it.skipIf(!haveTool('gcc'))('nor one of C, but corrects a name of the library there', async () => {
    const project = makeProject({
      'roll.h': 'int roll_cuont(void);\n',
      'roll.c': '#include "roll.h"\nint roll_cuont(void) { return 1; }\n',
      'tests/roll.c': '#include "../roll.h"\nint main(void) { return roll_count(); }\n',
      'tests/name.c': '#include <string.h>\nint main(void) { return (int)strlne(""); }\n',
    });
    const argv = (file: string): string[] => ['gcc', '-Werror=implicit-function-declaration', '-o', '/dev/null', file, 'roll.c'];
    expect((await project.propose(argv('tests/roll.c'), /error: implicit/, FIX)).kind).toBe('refuse');
    expect((await project.heal(argv('tests/name.c'), /error: implicit/, FIX)).after.exitCode).toBe(0);
  });

  it.skipIf(!haveTool('python3'))('nor one of Python: a method, a keyword; a slip for what Python has is one', async () => {
    const files = {
      'cart.py': 'class Cart:\n    def totl(self):\n        return 1\n\n    def tax(self, curency="EUR"):\n        return 0\n',
      'tests/test_a.py': 'from cart import Cart\nassert Cart().total() == 1\n',
      'tests/test_b.py': 'from cart import Cart\nassert Cart().tax(currency="USD") == 0\n',
      'tests/test_c.py': 'print(lenn([1]))\n',
    };
    const run = (file: string): string[] => ['python3', '-c', `import sys; sys.path.insert(0, "."); exec(compile(open("${file}").read(), "${file}", "exec"))`];
    const project = makeProject(files);
    expect(await project.propose(run('tests/test_a.py'), /AttributeError/, FIX)).toMatchObject({ kind: 'refuse', known: ['cart.py names `totl`', 'tests/test_a.py names `total`'] });
    expect((await project.propose(run('tests/test_b.py'), /unexpected keyword/, { strategy: 'renamed-keyword' })).kind).toBe('refuse');
    expect((await project.heal(run('tests/test_c.py'), /NameError/, FIX)).after.output).toBe('1\n');
  });

  it.skipIf(!haveTool('ruby'))('nor one of Ruby', async () => {
    const project = makeProject({ 'cart.rb': 'def totl(xs)\n  xs.sum\nend\n', 'test/cart_test.rb': 'require_relative "../cart"\nputs total([1])\n' });
    expect((await project.propose(['ruby', 'test/cart_test.rb'], /undefined method/, FIX)).kind).toBe('refuse');
  });

  it.skipIf(!haveTool('cargo'))('nor one of Rust', async () => {
    const project = makeProject({
      'Cargo.toml': '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n',
      'src/lib.rs': 'pub fn totl(n: i32) -> i32 {\n    n\n}\n',
      'tests/cart.rs': '#[test]\nfn adds() {\n    assert_eq!(shop::total(1), 1);\n}\n',
    });
    const proposal = await project.propose(['cargo', 'test', '--offline'], /error\[(?<code>E0425)\]/, { strategy: 'rust-suggestion' });
    expect(proposal).toMatchObject({ kind: 'refuse', known: ['src/lib.rs names `totl`', 'tests/cart.rs names `total`'] });
  });
});
