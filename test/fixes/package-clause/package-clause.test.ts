import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'package-clause' };

describe.skipIf(!haveTool('go', ['version']))('package-clause, Go', () => {
  const MOD = { 'go.mod': 'module example.org/m\n\ngo 1.19\n' };
  it('corrects the odd file', async () => {
    const project = makeProject({ ...MOD, 'tide/a.go': 'package tide\n', 'tide/b.go': 'package tide\n', 'tide/c.go': '// Package tide.\npackage tides\n\nfunc C() {}\n' });
    expect((await project.heal(['go', 'vet', './...'], /found packages/, FIX)).after.exitCode).toBe(0);
    expect(project.read('tide/c.go')).toBe('// Package tide.\npackage tide\n\nfunc C() {}\n');
  });

  it('refuses when either may be right', async () => {
    const project = makeProject({ ...MOD, 'tide/a.go': 'package tide\n', 'tide/b.go': 'package tides\n' });
    expect((await project.propose(['go', 'vet', './...'], /found packages/, FIX)).kind).toBe('refuse');
    const program = makeProject({ ...MOD, 'a.go': 'package tide\n', 'b.go': 'package tide\n', 'main.go': 'package main\n\nfunc main() {}\n' });
    expect((await program.propose(['go', 'vet', './...'], /found packages/, FIX)).kind).toBe('refuse');
  });
});

describe.skipIf(!haveTool('javac', ['-version']))('package-clause, Java', () => {
  it('follows the folder that the compiler found the file in', async () => {
    const project = makeProject({ 'src/pier/crane/Hook.java': 'package pier.hooks;\n\npublic class Hook {}\n', 'src/pier/Main.java': 'package pier;\n\nimport pier.crane.Hook;\n\nclass Main { Hook h; }\n' });
    const { after } = await project.heal(['javac', '-d', 'out', '-sourcepath', 'src', 'src/pier/Main.java'], /cannot access/, FIX);
    expect(after).toEqual({ exitCode: 0, output: '' });
    expect(project.read('src/pier/crane/Hook.java')).toContain('package pier.crane;');
  });
});
