import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const RUN = ['cargo', 'build', '-q', '--offline'];
const ERROR = /^error: (?<message>.+)/;
const FIX = { strategy: 'cargo-target-path' };
const dependency = {
  '.gitignore': 'target/\nCargo.lock\n',
  'src/main.rs': 'fn main() {\n    println!("{}", glaze_kit::BLUE);\n}\n',
  'libs/glaze-kit/Cargo.toml': '[package]\nname = "glaze-kit"\nversion = "1.0.0"\nedition = "2021"\n',
  'libs/glaze-kit/src/lib.rs': 'pub const BLUE: u8 = 3;\n',
};

describe.skipIf(!haveTool('cargo'))('cargo-target-path', () => {
  it('corrects the path of a dependency', async () => {
    const project = makeProject({
      ...dependency,
      'Cargo.toml': '[package]\nname = "kiln"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n# tiles\nglaze-kit = { path = "libs/glaze_kit" }\n',
    });
    expect((await project.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('Cargo.toml')).toContain('# tiles\nglaze-kit = { path = "libs/glaze-kit" }\n');
  });

  it('corrects the path of a binary that was moved', async () => {
    const project = makeProject({
      '.gitignore': 'target/\nCargo.lock\n',
      'Cargo.toml': '[package]\nname = "kiln"\nversion = "0.1.0"\nedition = "2021"\n\n[[bin]]\nname = "kiln"\npath = "src/kiln_main.rs"\n',
      'src/cli/kiln_main.rs': 'fn main() {}\n',
    });
    expect((await project.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('Cargo.toml')).toContain('path = "src/cli/kiln_main.rs"');
  });
});
