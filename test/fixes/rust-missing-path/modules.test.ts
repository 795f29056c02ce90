import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /^error\[E043[23]\]: /;
const FIX = { strategy: 'rust-missing-path' };
const RUN = ['cargo', 'build', '-q', '--offline'];
const manifest = { 'Cargo.toml': '[package]\nname = "kiln"\nversion = "0.1.0"\nedition = "2021"\n', '.gitignore': 'target/\nCargo.lock\n' };
const heat = 'pub fn cone() -> u16 {\n    1222\n}\n';

describe.skipIf(!haveTool('cargo'))('rust-missing-path in the own crate', () => {
  it('declares a module whose file is there, as public as its neighbours', async () => {
    const project = makeProject({ ...manifest, 'src/lib.rs': '//! Kilns.\n\npub mod shelf;\n\npub use crate::heat::cone;\n', 'src/shelf.rs': '', 'src/heat.rs': heat });
    expect((await project.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('src/lib.rs')).toContain('pub mod shelf;\npub mod heat;\n');
  });

  it('takes one name of a group from the module that defines it', async () => {
    const project = makeProject({ ...manifest, 'src/main.rs': 'mod heat;\nmod shelf;\n\nuse crate::shelf::{cone, depth};\n\nfn main() {\n    println!("{} {}", cone(), depth());\n}\n', 'src/heat.rs': heat, 'src/shelf.rs': 'pub fn depth() -> u8 {\n    3\n}\n' });
    expect((await project.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('src/main.rs')).toContain('use crate::shelf::depth;\nuse crate::heat::cone;\n');
  });

  it('switches on the feature that the compiler names', async () => {
    const project = makeProject({ ...manifest, 'Cargo.toml': `${manifest['Cargo.toml']}\n[dependencies]\nclay = { path = "clay", features = ["red"] }\n`, 'src/main.rs': 'fn main() {\n    clay::slip::pour();\n}\n', 'clay/Cargo.toml': '[package]\nname = "clay"\nversion = "0.1.0"\nedition = "2021"\n\n[features]\nred = []\nwet = []\n', 'clay/src/lib.rs': '#[cfg(feature = "wet")]\npub mod slip {\n    pub fn pour() {}\n}\n' });
    expect((await project.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('Cargo.toml')).toContain('features = ["red", "wet"]');
  });

  it('refuses a name that two modules define', async () => {
    const project = makeProject({ ...manifest, 'src/main.rs': 'mod gas;\nmod heat;\nmod shelf;\n\nuse crate::shelf::cone;\n\nfn main() {\n    cone();\n}\n', 'src/heat.rs': heat, 'src/gas.rs': heat, 'src/shelf.rs': '' });
    expect((await project.propose(RUN, ERROR, FIX)).kind).toBe('refuse');
  });
});
