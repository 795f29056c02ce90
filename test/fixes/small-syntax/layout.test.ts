import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'small-syntax' };

describe('small-syntax by the layout', () => {
  it('closes a block where the indentation ends it, not at the end of the file', async () => {
    const project = makeProject({ 'a.js': "function f(x) {\n  if (x) {\n    return 1;\n  }\n\nconsole.log(f(1));\n" });
    expect((await project.heal(['node', 'a.js'], /SyntaxError: Unexpected end of input/, FIX)).after.output).toBe('1\n');
  });

  it.skipIf(!haveTool('rustfmt') || !haveTool('cargo'))('closes a block of Rust', async () => {
    const project = makeProject({ 'Cargo.toml': '[package]\nname = "kiln"\nversion = "0.1.0"\nedition = "2021"\n', '.gitignore': 'target/\nCargo.lock\n', 'src/main.rs': 'fn hot(c: u16) -> bool {\n    if c > 900 {\n        true\n    } else {\n        false\n    }\n\nfn main() {\n    println!("{}", hot(1));\n}\n' });
    expect((await project.heal(['cargo', 'check', '-q', '--offline'], /unclosed delimiter/, FIX)).after.exitCode).toBe(0);
  });

  it.skipIf(!haveTool('javac'))('gives a Java text double quotes', async () => {
    const project = makeProject({ 'A.java': "class A {\n    String s = 'clay';\n}\n" });
    expect((await project.heal(['javac', '-d', 'out', 'A.java'], /unclosed character literal/, FIX)).after.exitCode).toBe(0);
    expect(project.read('A.java')).toContain('String s = "clay";');
  });
});
