import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const crate = (name: string, more = ''): string => `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${more}`;
const files = (dependency: string): Record<string, string> => ({
  '.gitignore': 'target/\nCargo.lock\n',
  'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\nresolver = "2"\n',
  'crates/kit/Cargo.toml': crate('kit'),
  'crates/kit/src/lib.rs': 'pub fn n() -> u8 {\n    3\n}\n',
  'crates/app/Cargo.toml': crate('app', `\n[dependencies]\n${dependency}.workspace = true\n`),
  'crates/app/src/main.rs': 'fn main() {\n    println!("{}", kit::n());\n}\n',
});
const ERROR = /error inheriting `(?<package>[\w-]+)` from workspace/;
const FIX = { strategy: 'rust-missing-path' };
const RUN = ['cargo', 'run', '-q', '--offline'];

describe.skipIf(!haveTool('cargo'))('a dependency that the workspace does not declare', () => {
  it('is declared when it is a member', async () => {
    const project = makeProject(files('kit'));
    expect((await project.heal(RUN, ERROR, FIX)).after.output).toBe('3\n');
    expect(project.read('Cargo.toml')).toContain('\n[workspace.dependencies]\nkit = { path = "crates/kit" }\n');
  });

  it('is not when it is a crate of somebody else', async () => {
    const project = makeProject(files('zorgle'));
    expect((await project.propose(RUN, ERROR, FIX)).kind).toBe('refuse');
  });
});
