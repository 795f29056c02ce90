import { describe, expect, it } from 'vitest';
import { haveTool, makeProject, type TestProject } from '../project.ts';
import type { Proposal } from '../../../src/remedy/remedy.ts';

const FIX = { strategy: 'correct-command' };

async function corrected(project: TestProject, argv: string[], error: RegExp): Promise<{ exitCode: number; output: string }> {
  const proposal: Proposal = await project.propose(argv, error, FIX);
  if (proposal.kind !== 'correct') throw new Error(JSON.stringify(proposal));
  return project.run(proposal.argv);
}

describe.skipIf(!haveTool('git'))('correct-command', () => {
  it('finds the npm script', async () => {
    const project = makeProject({ 'package.json': '{"scripts": {"assemble": "echo made", "lint": "echo no"}}\n' });
    const { output } = await corrected(project, ['npm', 'run', 'assmeble'], /Missing script: "(?<script>[\w:-]+)"/);
    expect(output).toMatch(/^made$/m);
  });

  it('finds the make target, included files too', async () => {
    const project = makeProject({ Makefile: 'include rules.mk\nall:\n\t@echo all\n', 'rules.mk': '.PHONY: verify-all\nverify-all: ; @echo verified\n' });
    const { output } = await corrected(project, ['make', '-s', 'verfiy-all'], /No rule to make target '(?<target>[^']+)'/);
    expect(output).toBe('verified\n');
  });

  it('finds the git subcommand and the branch', async () => {
    const project = makeProject({ 'a.txt': 'a\n' });
    project.run(['git', 'branch', 'topic/search']);
    expect((await corrected(project, ['git', 'stauts', '--short'], /'(?<command>[\w-]+)' is not a git command/)).exitCode).toBe(0);
    const { exitCode } = await corrected(project, ['git', 'checkout', '-q', 'topic/serach'], /pathspec '(?<branch>[^']+)' did not match/);
    expect(exitCode).toBe(0);
  });

  it('finds the file that a path on the command line means', async () => {
    const project = makeProject({ 'tools/report.py': 'print("report")\n' });
    const { output } = await corrected(project, ['python3', 'tools/reprot.py'], /can't open file '(?<file>[^']+)'/);
    expect(output).toBe('report\n');
  });

  it('finds the test in an existing file, a choice and an option of the usage', async () => {
    const files = {
      'tests/test_a.py': 'class TestBag:\n    def test_weight(self):\n        pass\n',
      'tool.py': 'import argparse\np = argparse.ArgumentParser(allow_abbrev=False)\np.add_argument("--mode", choices=["fast", "slow"])\nprint(p.parse_args().mode)\n',
    };
    const project = makeProject(files);
    const usage = /: error: (?<message>.*)/;
    expect((await corrected(project, ['python3', 'tool.py', '--mode', 'fsat'], usage)).output).toBe('fast\n');
    expect((await corrected(project, ['python3', 'tool.py', '--moed=slow'], usage)).output).toBe('slow\n');
    if (!haveTool('python3', ['-m', 'pytest', '--version'])) return;
    const pytest = ['python3', '-m', 'pytest', '-q', 'tests/test_a.py::TestBag::test_wieght'];
    expect((await corrected(project, pytest, /ERROR: not found: (?<path>\S+)::(?<symbol>\S+)/)).exitCode).toBe(0);
  });

  it('runs the script that the shell was meant to run', async () => {
    const project = makeProject({ 'scripts/run.sh': 'echo ok\n' });
    expect((await corrected(project, ['bash', 'scrpits/run.sh'], /bash: (?<file>\S+): No such file/)).output).toBe('ok\n');
  });

  it('finds the cargo subcommand', async () => {
    if (!haveTool('cargo')) return;
    const project = makeProject({ 'Cargo.toml': '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n', 'src/lib.rs': '' });
    const proposal = await project.propose(['cargo', 'chekc', '--offline'], /no such (?:sub)?command: `(?<command>[^`]+)`/, FIX);
    expect(proposal).toMatchObject({ kind: 'correct', argv: ['cargo', 'check', '--offline'] });
  });

  it('finds the Go folder and subcommand', async () => {
    if (!haveTool('go', ['version'])) return;
    const project = makeProject({ 'go.mod': 'module m\n\ngo 1.19\n', 'cmd/ferry/main.go': 'package main\n\nfunc main() { print("away") }\n' });
    expect((await corrected(project, ['go', 'run', './cmd/fery'], /no packages loaded from (?<target>\S+)/)).output).toBe('away');
    expect((await corrected(project, ['go', 'vett', './...'], /^go (?<command>\w+): unknown command/)).exitCode).toBe(0);
  });

  it('finds the Java class that has a main', async () => {
    if (!haveTool('javac', ['-version'])) return;
    const project = makeProject({ 'dock/Quay.java': 'package dock;\n\npublic class Quay {\n    public static void main(String[] args) { System.out.print("moored"); }\n}\n', 'dock/Quai.java': 'package dock;\n\nclass Quai {}\n' });
    project.run(['javac', '-d', 'out', 'dock/Quay.java']);
    expect((await corrected(project, ['java', '-cp', 'out', 'dock.Qauy'], /Could not find or load main class (?<symbol>\S+)/)).output).toBe('moored');
  });

  it.each([
    ['a target that removes', ['make', 'claen'], /No rule to make target '(?<target>[^']+)'/],
    ['two names that are as near', ['make', 'tesx'], /No rule to make target '(?<target>[^']+)'/],
    ['a command that needs a shell', ['sh', '-c', 'make buidl | cat; exit 2'], /No rule to make target '(?<target>[^']+)'/],
  ])('refuses %s', async (_name, argv, error) => {
    const project = makeProject({ Makefile: 'build:\n\t@echo b\nclean:\n\t@echo c\ntest:\n\t@echo t\ntesk:\n\t@echo t\n' });
    expect((await project.propose(argv, error, FIX, { typed: argv[0] === 'sh' ? argv[2] : undefined })).kind).toBe('refuse');
  });

  it('never corrects a push or a reset', async () => {
    const project = makeProject({ 'a.txt': 'a\n' });
    expect((await project.propose(['git', 'push', 'origni', 'main'], /'(?<remote>origni)' does not appear/, FIX, { captures: { target: 'origni' } })).kind).toBe('refuse');
  });
});
