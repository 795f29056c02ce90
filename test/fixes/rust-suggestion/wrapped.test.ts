import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /^error(?:\[(?<code>E\d{4})\])?: (?<message>.+)/;
const FIX = { strategy: 'rust-suggestion' };
const RUN = ['cargo', 'run', '-q', '--offline'];
const crate = (main: string): Record<string, string> => ({
  'Cargo.toml': '[package]\nname = "kiln"\nversion = "0.1.0"\nedition = "2021"\n',
  '.gitignore': 'target/\nCargo.lock\n',
  'src/main.rs': main,
});

describe.skipIf(!haveTool('cargo'))('rust-suggestion, values that lack their form', () => {
  it('wraps in Some, formats a value, replaces what is deprecated', async () => {
    const texts: [string, string][] = [
      ['fn first(v: &[i32]) -> Option<i32> {\n    v[0]\n}\nfn main() {\n    println!("{:?}", first(&[4]));\n}\n', 'Some(4)\n'],
      ['fn main() {\n    let name = String::from("ana");\n    println!(name);\n}\n', 'ana\n'],
      ['#![deny(deprecated)]\nfn main() {\n    println!("{}", "a  ".trim_right());\n}\n', 'a\n'],
    ];
    for (const [text, output] of texts) {
      const { after } = await makeProject(crate(text)).heal(RUN, ERROR, FIX);
      expect(after).toEqual({ exitCode: 0, output });
    }
  });

  it('ends a function of Result<(), _> with Ok(()), and no other', async () => {
    const text = 'fn main() -> std::io::Result<()> {\n    std::fs::metadata(".")?;\n    println!("done");\n}\n';
    const project = makeProject(crate(text));
    expect((await project.heal(RUN, ERROR, FIX)).after.output).toBe('done\n');
    expect(project.read('src/main.rs')).toContain('println!("done");\n    Ok(())\n}');
    const other = makeProject(crate('fn n() -> Result<u8, String> {\n    println!("x");\n}\nfn main() {\n    n().unwrap();\n}\n'));
    expect((await other.propose(RUN, ERROR, FIX)).kind).toBe('refuse');
  });
});
