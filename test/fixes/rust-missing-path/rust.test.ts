import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const RUN = ['cargo', 'build', '-q', '--offline', '--workspace'];
const ERROR = /^error\[(?<code>E043[23])\]: (?<message>.+)/;
const FIX = { strategy: 'rust-missing-path' };
const workspace = {
  '.gitignore': 'target/\nCargo.lock\n',
  'Cargo.toml': '[workspace]\nmembers = ["oven", "clay"]\nresolver = "2"\n',
  'clay/Cargo.toml': '[package]\nname = "clay"\nversion = "0.1.0"\nedition = "2021"\n',
  'clay/src/lib.rs': 'pub const RED: u8 = 3;\n',
  'oven/Cargo.toml': '[package]\nname = "oven"\nversion = "0.1.0"\nedition = "2021"\n',
};

describe.skipIf(!haveTool('cargo'))('rust-missing-path', () => {
  it('declares a package of the same workspace', async () => {
    const project = makeProject({ ...workspace, 'oven/src/main.rs': 'fn main() {\n    println!("{}", clay::RED);\n}\n' });
    expect((await project.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('oven/Cargo.toml')).toContain('\n[dependencies]\nclay = { path = "../clay" }\n');
  });

  it('adds no crate because a message names it', async () => {
    const project = makeProject({ ...workspace, 'oven/src/main.rs': 'fn main() {\n    serde_jsno::from_str("1");\n}\n' });
    expect(await project.propose(RUN, ERROR, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('not declared in oven/Cargo.toml') });
  });
});
