import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'stale-cache' };

describe.skipIf(!haveTool('cmake'))('stale-cache, CMake', () => {
  it('removes the cache of a build folder that came from elsewhere', async () => {
    const files = { '.gitignore': 'build/\n', 'CMakeLists.txt': 'cmake_minimum_required(VERSION 3.10)\nproject(p NONE)\n' };
    const elsewhere = makeProject(files);
    elsewhere.run(['cmake', '-S', '.', '-B', 'build']);
    const project = makeProject(files);
    cpSync(join(elsewhere.root, 'build'), join(project.root, 'build'), { recursive: true });
    rmSync(elsewhere.root, { recursive: true });
    project.write('build/notes.txt', 'mine\n');
    const { after } = await project.heal(['cmake', '-S', '.', '-B', 'build'], /CMakeCache\.txt/, FIX);
    expect(after.exitCode).toBe(0);
    expect(project.read('build/notes.txt')).toBe('mine\n');
  });
});

describe.skipIf(!haveTool('make'))('stale-cache, make', () => {
  it('removes a dependency file that names a header which is gone', async () => {
    const project = makeProject({ '.gitignore': 'obj/\n', Makefile: 'all: obj/a.o\n\nobj/a.o: a.c\n\t@touch $@\n\n-include obj/a.d\n', 'a.c': '' });
    project.write('obj/a.d', 'obj/a.o: a.c \\\n gone.h\n');
    project.write('obj/b.d', 'obj/b.o: a.c\n');
    const { after } = await project.heal(['make'], /No rule to make target '(?<target>[^']+)'/, FIX);
    expect(after.exitCode).toBe(0);
    expect(project.exists('obj/b.d')).toBe(true);
  });

  it('does not touch a dependency file that git tracks', async () => {
    const project = makeProject({ Makefile: 'all: a.o\n\na.o: a.c\n\t@touch $@\n\n-include a.d\n', 'a.c': '', 'a.d': 'a.o: a.c gone.h\n' });
    expect((await project.propose(['make'], /No rule to make target/, FIX)).kind).toBe('refuse');
  });
});
