import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /^error(?:\[(?<code>E\d{4})\])?: (?<message>.+)/;
const FIX = { strategy: 'rust-suggestion' };
const RUN = ['cargo', 'build', '-q', '--offline'];
const crate = (main: string): Record<string, string> => ({
  'Cargo.toml': '[package]\nname = "kiln"\nversion = "0.1.0"\nedition = "2021"\n',
  '.gitignore': 'target/\n',
  'src/main.rs': main,
});

describe.skipIf(!haveTool('cargo'))('rust-suggestion', () => {
  it('declares a binding mutable', async () => {
    const project = makeProject(crate('fn main() {\n    let heat = Vec::new();\n    heat.push(3); // é\n    println!("{heat:?}");\n}\n'));
    const { after } = await project.heal(RUN, ERROR, FIX);
    expect(after.exitCode).toBe(0);
    expect(project.read('src/main.rs')).toContain('let mut heat = Vec::new();\n');
  });

  it('takes a near name and a single import', async () => {
    const project = makeProject(crate('fn warm_up(n: i32) -> i32 {\n    n + 1\n}\nfn main() {\n    println!("{}", warm_pu(1));\n}\n'));
    expect((await project.heal(RUN, ERROR, FIX)).proposal.summary).toContain('`warm_up`'.replaceAll('`', ''));
    const other = makeProject(crate('fn main() {\n    let m: HashMap<i32, i32> = Default::default();\n    println!("{m:?}");\n}\n'));
    expect((await other.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    expect(other.read('src/main.rs')).toContain('use std::collections::HashMap;');
  });

  it('leaves a clone to whoever decides', async () => {
    const project = makeProject(crate('fn main() {\n    let a = String::from("x");\n    let b = a;\n    println!("{a}{b}");\n}\n'));
    expect((await project.propose(RUN, ERROR, FIX)).kind).toBe('refuse');
  });
});
