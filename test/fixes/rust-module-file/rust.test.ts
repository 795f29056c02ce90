import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /^error\[E0583\]: file not found for module `(?<module>\w+)`/;
const RUN = ['cargo', 'build', '-q', '--offline'];
const manifest = { 'Cargo.toml': '[package]\nname = "kiln"\nversion = "0.1.0"\nedition = "2021"\n', '.gitignore': 'target/\n' };

describe.skipIf(!haveTool('cargo'))('rust-module-file', () => {
  it('gives the declaration and its uses the name of the file', async () => {
    const project = makeProject({
      ...manifest,
      'src/main.rs': 'mod glazes;\n\nfn main() {\n    println!("{}", glazes::BLUE);\n}\n',
      'src/glaze.rs': 'pub const BLUE: u8 = 3;\n',
    });
    expect((await project.heal(RUN, ERROR, { strategy: 'rust-module-file' })).after.exitCode).toBe(0);
    expect(project.read('src/main.rs')).toBe('mod glaze;\n\nfn main() {\n    println!("{}", glaze::BLUE);\n}\n');
  });

  it('refuses when no file can be meant', async () => {
    const project = makeProject({ ...manifest, 'src/main.rs': 'mod glazes;\n\nfn main() {}\n' });
    expect(await project.propose(RUN, ERROR, { strategy: 'rust-module-file' })).toMatchObject({ kind: 'refuse' });
  });
});
