import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';
import { TSC, typescriptProject } from '../typescript-project.ts';

const FIX = { strategy: 'rename-near-name' };
const C = /^(?<file>\S+):(?<line>\d+):(?<column>\d+): error: (?<message>.*)/;

/** Tools propose the first of several names that are equally near: nobody knows which is meant. */
describe('a proposal that is one of two', () => {
  it.skipIf(!haveTool('gcc'))('is refused for functions and members of C', async () => {
    const names = makeProject({ 'a.c': 'static int row_sum(void) { return 1; }\nstatic int row_sun(void) { return 2; }\nint main(void) { return row_sum() + row_sun() + row_sux(); }\n' });
    expect((await names.propose(['gcc', '-Werror', 'a.c'], C, FIX)).kind).toBe('refuse');
    const members = makeProject({ 'a.c': 'struct p { int rows; int rowz; };\nint main(void) {\n    struct p v = {0, 1};\n    return v.rowx;\n}\n' });
    expect((await members.propose(['gcc', 'a.c'], C, FIX)).kind).toBe('refuse');
  });

  it.skipIf(!haveTool('gcc'))('is taken when the other is only used, not declared', async () => {
    const project = makeProject({ 'a.c': 'static int row_sum(void) { return 1; }\nint main(void) {\n    int row_sun = 1;\n    return row_sun - row_smu();\n}\n' });
    expect((await project.heal(['gcc', '-Werror', '-o', 'a', 'a.c'], C, FIX)).after.exitCode).toBe(0);
  });

  it('is refused for attributes of Python', async () => {
    const project = makeProject({ 'a.py': 'class Bag:\n    rows = 1\n    rowz = 2\n\n\nprint(Bag().rowx)\n' });
    expect((await project.propose(['python3', 'a.py'], /^AttributeError: /, FIX)).kind).toBe('refuse');
  });

  it.skipIf(!haveTool('ruby'))('is refused for methods of Ruby', async () => {
    const project = makeProject({ 'a.rb': 'def rate_a\n  1\nend\n\ndef rate_b\n  2\nend\n\nputs rate_x\n' });
    expect((await project.propose(['ruby', 'a.rb'], /undefined local variable or method/, FIX)).kind).toBe('refuse');
  });

  it('is refused for options of TypeScript', async () => {
    const error = /error (?<code>TS2561): .* but '(?<symbol>\w+)' does not exist in type '(?<type>\w+)'\. Did you mean to write '(?<expected>\w+)'/;
    const project = typescriptProject({ module: 'esnext' }, { 'a.ts': 'interface Rates {\n  rateA?: number;\n  rateB?: number;\n}\n\nexport const r: Rates = { rateX: 1 };\n' });
    expect((await project.propose(TSC, error, FIX)).kind).toBe('refuse');
  });

  it.skipIf(!haveTool('cargo'))('is refused for items, fields and variants of Rust', async () => {
    const fix = { strategy: 'rust-suggestion' };
    const error = /^error(?:\[(?<code>E\d+)\])?: (?<message>.*)/;
    for (const main of [
      'fn rate_a() -> u8 { 1 }\nfn rate_b() -> u8 { 2 }\nfn main() { println!("{}{}{}", rate_a(), rate_b(), rate_c()); }\n',
      'struct P { rows: u8, rowz: u8 }\nfn main() {\n    let p = P { rows: 1, rowz: 2 };\n    println!("{}{}{}", p.rows, p.rowz, p.rowx);\n}\n',
      '#[derive(Debug)]\nenum K { ReadA, ReadB }\nfn main() { println!("{:?}{:?}{:?}", K::ReadA, K::ReadB, K::ReadX); }\n',
    ]) {
      const project = makeProject({ 'Cargo.toml': '[package]\nname = "m"\nversion = "0.1.0"\nedition = "2021"\n', 'src/main.rs': main });
      expect((await project.propose(['cargo', 'build', '-q', '--offline'], error, fix)).kind).toBe('refuse');
    }
  });
});
