import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /^error\[E06(?:03|16|24)\]: (?<type>[a-z ]+) `(?<symbol>\w+)`.* is private/;
const FIX = { strategy: 'rust-visibility' };
const RUN = ['cargo', 'check', '-q', '--offline', '--all-targets'];
const manifest = { 'Cargo.toml': '[package]\nname = "kiln"\nversion = "0.1.0"\nedition = "2021"\n', '.gitignore': 'target/\nCargo.lock\n' };

describe.skipIf(!haveTool('cargo'))('rust-visibility', () => {
  it('opens a function to its crate', async () => {
    const project = makeProject({ ...manifest, 'src/main.rs': 'mod heat;\n\nfn main() {\n    println!("{}", heat::cone(6));\n}\n', 'src/heat.rs': 'const fn cone(n: u16) -> u16 {\n    n * 200\n}\n' });
    expect((await project.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('src/heat.rs')).toContain('pub(crate) const fn cone');
  });

  it('opens a module to tests outside the crate', async () => {
    const project = makeProject({ ...manifest, 'src/lib.rs': 'mod heat;\n', 'src/heat.rs': 'pub fn cone() -> u16 {\n    1222\n}\n', 'tests/heat.rs': '#[test]\nfn cone() {\n    assert_eq!(kiln::heat::cone(), 1222);\n}\n' });
    expect((await project.heal(RUN, ERROR, FIX)).after.output).toBe('');
    expect(project.read('src/lib.rs')).toBe('pub mod heat;\n');
  });

  it('leaves fields and other crates alone', async () => {
    const field = makeProject({ ...manifest, 'src/main.rs': 'mod heat {\n    #[derive(Default)]\n    pub struct Pot {\n        glaze: u8,\n    }\n    impl Pot {\n        pub fn g(&self) -> u8 {\n            self.glaze\n        }\n    }\n}\n\nfn main() {\n    println!("{}", heat::Pot::default().glaze);\n}\n' });
    expect((await field.propose(RUN, ERROR, FIX)).kind).toBe('refuse');
  });
});
