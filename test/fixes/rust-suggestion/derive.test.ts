import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /^error\[(?<code>E\d+)\]: (?<message>.*)/;
const FIX = { strategy: 'rust-suggestion' };
const RUN = ['cargo', 'build', '-q', '--offline'];
const crate = (main: string) => makeProject({ 'Cargo.toml': '[package]\nname = "kiln"\nversion = "0.1.0"\nedition = "2021"\n', '.gitignore': 'target/\nCargo.lock\n', 'src/main.rs': main });

describe.skipIf(!haveTool('cargo'))('rust-suggestion where the compiler only names the trait', () => {
  it('derives it, beside what is derived already', async () => {
    const project = crate('#[derive(Debug)]\nstruct Pot(u8);\n\nfn main() {\n    let a = Pot(1);\n    println!("{:?} {:?}", a.clone(), a.0);\n}\n');
    expect((await project.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('src/main.rs')).toContain('#[derive(Debug, Clone)]\nstruct Pot');
  });

  it('turns a call of a macro into one, and corrects a variant', async () => {
    const macro = crate('fn main() {\n    println("kiln");\n}\n');
    expect((await macro.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    const variant = crate('#[derive(Debug)]\nenum Clay {\n    White,\n    Brown,\n}\n\nfn main() {\n    println!("{:?} {:?}", Clay::Whit, Clay::Brown);\n}\n');
    expect((await variant.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
  });

  it('derives nothing that its author wrote by hand for another type of that name', async () => {
    const project = crate('mod a {\n    pub struct Pot(pub u8);\n}\nmod b {\n    pub struct Pot(pub u8);\n}\n\nfn main() {\n    let one = a::Pot(1);\n    println!("{} {}", one.clone().0, b::Pot(2).0);\n}\n');
    expect((await project.propose(RUN, ERROR, FIX)).kind).toBe('refuse');
  });
});
