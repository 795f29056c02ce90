import { describe, expect, it } from 'vitest';
import { commitAll, haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'module-path' };
const MISSING = /no required module provides package (?<module>[^\s;]+)|package (?<package>\S+) is not in (?:GOROOT|std)|use of internal package/;
const MOD = 'module example.org/depot\n\ngo 1.19\n';
const STORE = 'package store\n\nfunc Size() int { return 2 }\n';
const main = (path: string): string => `package main\n\nimport (\n\t"fmt"\n\n\t"${path}"\n)\n\nfunc main() {\n\tfmt.Println(store.Size())\n}\n`;

describe.skipIf(!haveTool('go', ['version']))('module-path, Go', () => {
  it('follows a package below internal/', async () => {
    const project = makeProject({ 'go.mod': MOD, 'store/store.go': STORE, 'cmd/a/main.go': main('example.org/depot/store'), 'cmd/b/main.go': main('example.org/depot/store') });
    project.run(['mkdir', 'internal']);
    project.run(['git', 'mv', 'store', 'internal/store']);
    commitAll(project, 'Move');
    const { after } = await project.heal(['go', 'vet', './...'], MISSING, FIX);
    expect(after.exitCode).toBe(0);
    expect(project.read('cmd/b/main.go')).toBe(main('example.org/depot/internal/store'));
  });

  it('keeps the name of a package that was renamed with its folder', async () => {
    const project = makeProject({ 'go.mod': MOD, 'store/store.go': STORE, 'main.go': main('example.org/depot/store') });
    project.run(['git', 'mv', 'store', 'shelves']);
    project.write('shelves/store.go', STORE.replace('package store', 'package shelves'));
    commitAll(project, 'Rename');
    expect((await project.heal(['go', 'run', '.'], MISSING, FIX)).after.output).toBe('2\n');
    expect(project.read('main.go')).toContain('\tstore "example.org/depot/shelves"\n');
  });

  it('follows a module that was renamed', async () => {
    const project = makeProject({ 'go.mod': MOD, 'pkg/store/store.go': STORE, 'main.go': main('github.com/old/name/pkg/store') });
    expect((await project.heal(['go', 'run', '.'], MISSING, FIX)).after.output).toBe('2\n');
    expect(project.read('main.go')).toBe(main('example.org/depot/pkg/store'));
  });

  it('corrects a misspelled standard package', async () => {
    const project = makeProject({ 'go.mod': MOD, 'main.go': 'package main\n\nimport "stirngs"\n\nfunc main() { println(strings.ToUpper("a")) }\n' });
    expect((await project.heal(['go', 'run', '.'], MISSING, FIX)).after.exitCode).toBe(0);
  });

  it('fetches nothing, and names what go.mod requires', async () => {
    const project = makeProject({ 'go.mod': `${MOD}\nrequire github.com/acme/errors v1.2.0\n\nreplace github.com/acme/errors => ./errors\n`, 'errors/go.mod': 'module github.com/acme/errors\n', 'errors/e.go': 'package errors\n', 'main.go': 'package main\n\nimport "github.com/acme/erors"\n\nfunc main() { erors.New() }\n' });
    const proposal = await project.propose(['go', 'build', '-o', '/dev/null', '.'], MISSING, FIX);
    expect(proposal).toMatchObject({ kind: 'refuse', known: ['nearest required module: github.com/acme/errors'] });
  });

  it('does not bend all imports to a module name that may be misspelled itself', async () => {
    const project = makeProject({ 'go.mod': MOD.replace('depot', 'deopt'), 'store/store.go': STORE, 'cmd/a/main.go': main('example.org/depot/store'), 'cmd/b/main.go': main('example.org/depot/store') });
    expect(await project.propose(['go', 'vet', './...'], MISSING, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('which one is misspelled is a decision') });
  });

  it('refuses when two packages may be meant, and explains internal/', async () => {
    const project = makeProject({ 'go.mod': MOD, 'a/store/store.go': STORE, 'b/store/store.go': STORE, 'main.go': main('example.org/depot/store') });
    expect(await project.propose(['go', 'run', '.'], MISSING, FIX)).toMatchObject({ kind: 'refuse', known: ['example.org/depot/a/store', 'example.org/depot/b/store'] });
    const inner = makeProject({ 'go.mod': MOD, 'a/internal/store/store.go': STORE, 'main.go': main('example.org/depot/a/internal/store') });
    expect(await inner.propose(['go', 'build', '-o', '/dev/null', '.'], MISSING, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('only code below') });
  });
});
