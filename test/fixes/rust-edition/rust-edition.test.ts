import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const build = ['cargo', 'build', '-q', '--offline'];
const ASYNC = /^error\[(?<code>E0670)\]: /;

describe.skipIf(!haveTool('cargo'))('rust-edition', () => {
  const files = (more = '') => ({ 'Cargo.toml': `[package]\nname = "m"\nversion = "0.1.0"\n${more}`, 'src/lib.rs': 'pub async fn load() -> u8 {\n    3\n}\n' });

  it('names the edition of a package that names none', async () => {
    const project = makeProject(files('\n[features]\nloud = []\n'));
    expect((await project.heal(build, ASYNC, { strategy: 'rust-edition' })).after.exitCode).toBe(0);
    expect(project.read('Cargo.toml')).toContain('version = "0.1.0"\nedition = "2021"\n');
  });

  it('leaves a named edition to a person', async () => {
    const project = makeProject(files('edition = "2015"\n'));
    expect((await project.propose(build, ASYNC, { strategy: 'rust-edition' })).kind).toBe('refuse');
  });

  it('writes a floating-point literal before the operator', async () => {
    const project = makeProject({ 'Cargo.toml': '[package]\nname = "m"\nversion = "0.1.0"\nedition = "2021"\n', 'src/lib.rs': 'pub fn twice(r: f64) -> f64 {\n    2 * r\n}\n' });
    const error = /^error\[(?<code>E0277)\]: (?<message>.*)/;
    expect((await project.heal(build, error, { strategy: 'rust-suggestion' })).after.exitCode).toBe(0);
    expect(project.read('src/lib.rs')).toContain('2.0 * r');
  });

  it('takes what rustc proposes for a loop and a method', async () => {
    const project = makeProject({
      'Cargo.toml': '[package]\nname = "m"\nversion = "0.1.0"\nedition = "2021"\n',
      'src/lib.rs': 'pub struct T {\n    n: u8,\n}\n\nimpl T {\n    pub fn twice(&self) -> u8 {\n        self.n * 2\n    }\n}\n\npub fn f(t: &T) -> u8 {\n    t.twice + 1\n}\n',
    });
    const error = /^error\[(?<code>E0615)\]: (?<message>.*)/;
    expect((await project.heal(build, error, { strategy: 'rust-suggestion' })).after.exitCode).toBe(0);
  });
});
