import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /(?<file>\w+\.c):\(\.text\S*\): undefined reference to `(?<symbol>\w+)'/;
const FIX = { strategy: 'undefined-reference' };
const SOURCES = {
  'main.c': 'int half(int);\nint main(void) { return half(0); }\n',
  'half.c': 'int half(int n) { return n / 2; }\n',
  'other.c': 'int other(int n) { return n; }\n',
};

describe.skipIf(!haveTool('make') || !haveTool('gcc'))('a source that the build forgot', () => {
  it('joins the objects of the program that uses it', async () => {
    for (const list of ['OBJS = main.o other.o', 'OBJS = main.o \\\n       other.o', 'OBJS := other.o main.o']) {
      const project = makeProject({ ...SOURCES, Makefile: `${list}\n\napp: $(OBJS)\n\t$(CC) -o app $(OBJS)\n` });
      expect((await project.heal(['make'], ERROR, FIX)).after.exitCode).toBe(0);
    }
  });

  it.skipIf(!haveTool('cmake'))('joins the sources of its target', async () => {
    const project = makeProject({
      '.gitignore': 'build/\n',
      ...SOURCES,
      'CMakeLists.txt': 'cmake_minimum_required(VERSION 3.16)\nproject(x C)\nadd_library(o other.c)\nadd_executable(x\n  main.c\n)\n',
    });
    project.run(['cmake', '-S', '.', '-B', 'build']);
    expect((await project.heal(['cmake', '--build', 'build'], ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('CMakeLists.txt')).toContain('\n  main.c\n  half.c\n)');
  });

  it('passes by long lists that end in a variable', async () => {
    const others = Array.from({ length: 200 }, (_, n) => `part${n}.c \\\n  `).join('');
    const project = makeProject({
      ...SOURCES,
      Makefile: `LATER = ${others}$(MORE)\nOBJS = main.o other.o\n\napp: $(OBJS)\n\t$(CC) -o app $(OBJS)\n`,
    });
    expect((await project.heal(['make'], ERROR, FIX)).after.exitCode).toBe(0);
  });

  it('refuses when two programs are built from the file', async () => {
    const project = makeProject({ ...SOURCES, Makefile: 'A = main.o\nB = main.o other.o\napp: $(A)\n\t$(CC) -o app $(A)\n' });
    expect((await project.propose(['make'], ERROR, FIX)).kind).toBe('refuse');
  });
});
