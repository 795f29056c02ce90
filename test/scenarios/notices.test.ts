import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Agent } from '../support/agent.ts';
import { heal } from '../support/cli.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

const dist = resolve(import.meta.dirname, '..', '..', 'dist');

const BUILD = `   Compiling shop v0.1.0 (/home/dev/shop)
warning: unused import: \`std::fmt::Write\`
 --> src/lib.rs:1:5
  |
1 | use std::fmt::Write;
  |     ^^^^^^^^^^^^^^^
  |
  = note: \`#[warn(unused_imports)]\` on by default

warning: \`shop\` (lib) generated 1 warning (run \`cargo fix --lib -p shop\` to apply 1 suggestion)
    Finished \`dev\` profile [unoptimized + debuginfo] target(s) in 0.21s
`;
const WORDS = 'The import `std::fmt::Write` is never used.';
const OPTIONS = ['--command', 'cargo build', '--exit-code', '0'];

/** A project whose `sh build.sh` passes like a cargo build with a warning. */
const shop = (config: string): TempProject =>
  tempProject({ 'build.txt': BUILD, 'build.sh': 'cat build.txt\n', '.heal-hooks/config.json5': config }, { git: true });

describe('a warning with a known remedy in a build that passed', () => {
  it('is shown by diagnose, by a pipe and by post-cargo, and is no failure', async () => {
    const project = shop('{}');
    const read = await heal(project, ['diagnose', 'build.txt', ...OPTIONS]);
    expect(read.status).toBe(0);
    expect(read.stdout).toContain(WORDS);
    const piped = await heal(project, OPTIONS, { input: BUILD });
    expect(piped).toMatchObject({ status: 0, stdout: BUILD });
    expect(piped.stderr).toContain(WORDS);
    const { outcome, diagnoses, notices } = JSON.parse(
      (await heal(project, [...OPTIONS, '--json'], { input: BUILD })).stdout,
    );
    expect({ outcome, diagnoses }).toEqual({ outcome: 'succeeded', diagnoses: [] });
    expect(notices).toMatchObject([{ pattern: 'rust/unused-import', captures: { symbol: 'std::fmt::Write' } }]);
    const post = spawnSync(process.execPath, [join(dist, 'post-cargo.js'), '--exit-code', '0'], {
      cwd: project.root,
      env: project.env,
      input: BUILD,
      encoding: 'utf8',
    });
    expect(post.stdout).toContain('cargo: 1 warning');
    expect(post.stdout).toContain(WORDS);
    const { events } = JSON.parse((await heal(project, ['history', '--json'])).stdout);
    expect(events).toEqual([]);
  });

  it('is told by the hook and by run only where `notices` says so, once', async () => {
    const quiet = shop('{}');
    expect(new Agent(quiet).bash('sh build.sh').advice).toBeNull();
    expect((await heal(quiet, ['run', '--', 'sh', 'build.sh'])).stderr).toBe('');

    const asked = shop('{ notices: true }');
    const agent = new Agent(asked);
    const { advice, note } = agent.bash('sh build.sh');
    expect(advice).toMatch(/^heal-hooks: the command passed, with a warning: rust\/unused-import — /);
    expect(advice).toContain('Evidence: warning: unused import: `std::fmt::Write` (src/lib.rs:1)');
    expect(advice).toContain('Steps that settle it: ');
    expect(note).toBeNull();
    expect(agent.bash('sh build.sh').advice).toBeNull();
    const wrapped = await heal(asked, ['run', '--', 'sh', 'build.sh']);
    expect(wrapped).toMatchObject({ status: 0, stdout: BUILD });
    expect(wrapped.stderr).toContain(WORDS);
  });
});
