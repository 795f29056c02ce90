import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProject } from '../../src/system/project.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

const dist = resolve(import.meta.dirname, '..', '..', 'dist');
const postTest = join(dist, 'post-test.js');
const postCargo = join(dist, 'post-cargo.js');

const PYTEST = `============================= test session starts ==============================
collected 3 items

tests/test_cart.py .F.                                                   [100%]

=================================== FAILURES ===================================
__________________________________ test_total __________________________________

    def test_total():
>       assert total([1, 2]) == 4
E       assert 3 == 4
E        +  where 3 = total([1, 2])

tests/test_cart.py:6: AssertionError
=========================== short test summary info ============================
FAILED tests/test_cart.py::test_total - assert 3 == 4
========================= 1 failed, 2 passed in 0.05s ==========================
`;

const CARGO = `   Compiling shop v0.1.0
error[E0382]: borrow of moved value: \`items\`
  --> src/main.rs:4:20
   |
2  |     let items = vec![1];
   |         ----- move occurs because \`items\` has type \`Vec<i32>\`, which does not implement the \`Copy\` trait
3  |     drop(items);
   |          ----- value moved here
4  |     println!("{:?}", items);
   |                      ^^^^^ value borrowed here after move

For more information about this error, try \`rustc --explain E0382\`.
error: could not compile \`shop\` (bin "shop") due to 1 previous error
`;

const run = (project: TempProject, script: string, args: string[], input?: string) =>
  spawnSync(process.execPath, [script, ...args], { input, cwd: project.root, env: project.env, encoding: 'utf8' });

const log = (project: TempProject, name: string): string =>
  readFileSync(join(project.state, 'projects', findProject(project.root).key, name), 'utf8');

describe('post-test', () => {
  it('passes plain text on and adds counts, failed names and the cause', () => {
    const project = tempProject({}, { git: true });
    const { stdout, stderr, status } = run(project, postTest, ['--command', 'pytest', '--exit-code', '1'], PYTEST);
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout.startsWith(PYTEST)).toBe(true);
    const added = stdout.slice(PYTEST.length);
    expect(added).toContain('pytest: 1 failed, 2 passed');
    expect(added).toContain('failed:\n  tests/test_cart.py::test_total');
    expect(added).toContain('assert 3 == 4');
    expect(log(project, 'test-history.log')).toContain('1 failed, 2 passed (pytest): tests/test_cart.py::test_total');
  });

  it('reads a hook payload and answers as a hook does', () => {
    const project = tempProject({}, { git: true });
    const payload = {
      session_id: 's',
      cwd: project.root,
      hook_event_name: 'PostToolUseFailure',
      tool_name: 'Bash',
      tool_use_id: 'toolu_1',
      tool_input: { command: 'pytest' },
      error: `Exit code 1\n${PYTEST}`,
    };
    const { stdout, status } = run(project, postTest, [], JSON.stringify(payload));
    expect(status).toBe(0);
    const { hookSpecificOutput } = JSON.parse(stdout);
    expect(hookSpecificOutput.hookEventName).toBe('PostToolUseFailure');
    expect(hookSpecificOutput.additionalContext).toMatch(
      /pytest: 1 failed, 2 passed\nfailed:\n {2}tests\/test_cart\.py::test_total/,
    );
    expect(run(project, postTest, [], JSON.stringify({ hook_event_name: 'Stop' }))).toMatchObject({
      stdout: '',
      status: 0,
    });
  });

  it('works in an npm script that runs after the tests, from the file that they left', () => {
    const manifest = {
      name: 'shop',
      scripts: {
        test: 'node make-report.cjs > report.txt',
        posttest: 'node $POST_TEST report.txt --command "npm test"',
      },
    };
    const project = tempProject({
      'package.json': JSON.stringify(manifest),
      'make-report.cjs': `console.log(${JSON.stringify(PYTEST)})`,
    });
    const stdout = execFileSync('npm', ['test'], {
      cwd: project.root,
      env: { ...project.env, POST_TEST: postTest },
      encoding: 'utf8',
    });
    expect(stdout).toContain('pytest: 1 failed, 2 passed');
    expect(log(project, 'test-history.log')).toContain('(npm test)');
  });

  it.runIf(spawnSync('make', ['--version']).status === 0)('works in a Makefile', () => {
    const project = tempProject({
      Makefile: 'test:\n\t@cat report.txt | node "$(POST_TEST)" --command pytest\n',
      'report.txt': PYTEST,
    });
    const env = { ...project.env, POST_TEST: postTest };
    expect(execFileSync('make', ['test'], { cwd: project.root, env, encoding: 'utf8' })).toContain(
      '1 failed, 2 passed',
    );
  });

  it('is silent about nothing, and names a wrong call with status 2', () => {
    const project = tempProject();
    expect(run(project, postTest, [], '')).toMatchObject({ stdout: '', stderr: '', status: 0 });
    for (const args of [['--exit-code', 'many'], ['--nonsense'], ['no-such-file'], ['a', 'b']])
      expect(run(project, postTest, args, 'x')).toMatchObject({ stdout: '', status: 2 });
    expect(run(project, postTest, ['--nonsense'], 'x').stderr).toContain('usage: COMMAND 2>&1 | post-test');
  });

  it.each([
    ['--exitcode', 'post-test: unknown option --exitcode (did you mean --exit-code?)'],
    ['--comand=pytest', 'post-test: unknown option --comand (did you mean --command?)'],
    ['--verbose', 'post-test: unknown option --verbose\n'],
    ['--exit-code', 'post-test: --exit-code wants a value'],
  ])('says what is wrong with %s', (word, message) => {
    const { stderr, status } = run(tempProject(), postTest, [word], 'x');
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it('reads options in any order and form, and a file after --', () => {
    const project = tempProject({ '-out.txt': PYTEST }, { git: true });
    const { stdout, status } = run(project, postTest, ['--exit-code=1', '--command=pytest -q', '--', '-out.txt']);
    expect(status).toBe(0);
    expect(stdout).toContain('pytest: 1 failed, 2 passed');
    expect(log(project, 'test-history.log')).toContain('(pytest -q)');
  });

  it.each([postTest, postCargo])('prints its help: %s', (script) => {
    for (const word of ['--help', '-h']) {
      const { stdout, stderr, status } = run(tempProject(), script, [word]);
      expect([stderr, status]).toEqual(['', 0]);
      expect(stdout).toMatch(/^usage: COMMAND 2>&1 \| post-(?:test|cargo) \[--command COMMAND\]/);
      expect(stdout).toContain('--exit-code N');
      expect(stdout).toMatch(/appends (?:test-history|rust-build-history)\.log/);
    }
  });

  it('only passes the text on where heal-hooks is switched off', () => {
    const project = tempProject({}, { git: true });
    const off = { ...project, env: { ...project.env, HEAL_HOOKS: '0' } };
    expect(run(off, postTest, [], PYTEST)).toMatchObject({ stdout: PYTEST, stderr: '', status: 0 });
  });
});

describe('post-cargo', () => {
  it('reads cargo output from a pipe and keeps its log', () => {
    const project = tempProject({}, { git: true });
    const { stdout, status } = run(project, postCargo, ['--exit-code', '101'], CARGO);
    expect(status).toBe(0);
    expect(stdout.slice(CARGO.length)).toMatch(/cargo: 1 error/);
    expect(stdout.slice(CARGO.length)).toContain('E0382');
    expect(stdout.slice(CARGO.length)).toContain('src/main.rs');
    expect(log(project, 'rust-build-history.log')).toMatch(/cargo: 1 error/);
  });
});
