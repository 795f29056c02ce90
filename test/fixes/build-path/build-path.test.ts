import { describe, expect, it } from 'vitest';
import { commitAll, haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'build-path' };
const MAKE = /No rule to make target '(?<target>[^']+)'/;
const MAIN = 'int part(void);\nint main(void) { return part(); }\n';
const PART = 'int part(void) { return 0; }\n';

describe.skipIf(!haveTool('make'))('build-path, make', () => {
  it.each([
    ['a source', 'app: main.c src/old_part.c\n\tcc -o $@ $^\n', 'app: main.c src/part.c\n'],
    ['a source after a variable', 'S = src\n# src/old_part.c does parts\napp: main.c $(S)/old_part.c\n\tcc -o $@ $^\n', 'app: main.c $(S)/part.c\n'],
    ['an object with a pattern rule', 'app: main.o src/old_part.o\n\tcc -o $@ $^\n', 'app: main.o src/part.o\n'],
    ['a list of stems', 'PARTS = old_part\napp: main.o $(addprefix src/,$(PARTS:=.o))\n\tcc -o $@ $^\n', 'PARTS = part\n'],
  ])('corrects %s', async (_name, makefile, expected) => {
    const project = makeProject({ Makefile: makefile, 'main.c': MAIN, 'src/old_part.c': PART });
    project.run(['git', 'mv', 'src/old_part.c', 'src/part.c']);
    commitAll(project, 'Rename');
    const { after } = await project.heal(['make'], MAKE, FIX);
    expect(after.exitCode).toBe(0);
    expect(project.read('Makefile')).toContain(expected);
  });

  it('corrects the Makefile of a subfolder', async () => {
    const project = makeProject({ Makefile: 'all:\n\t$(MAKE) -C lib\n', 'lib/Makefile': 'part.o: prat.c\n\tcc -c -o $@ $<\n', 'lib/part.c': PART });
    expect((await project.heal(['make'], MAKE, FIX)).after.exitCode).toBe(0);
    expect(project.read('lib/Makefile')).toContain('part.o: part.c\n');
  });

  it('refuses when two files may be meant', async () => {
    const project = makeProject({ Makefile: 'app: src/part.c\n\tcc -o $@ $^\n', 'a/part.c': PART, 'b/part.c': PART });
    expect(await project.propose(['make'], MAKE, FIX)).toMatchObject({ kind: 'refuse', known: ['a/part.c', 'b/part.c'] });
  });

  it('says what is there when the file is gone', async () => {
    const project = makeProject({ Makefile: 'app: src/generated_table.c\n\tcc -o $@ $^\n', 'src/zeta.c': PART });
    expect(await project.propose(['make'], MAKE, FIX)).toMatchObject({ kind: 'refuse', known: ['src holds zeta.c'] });
  });
});

describe.skipIf(!haveTool('cmake'))('build-path, CMake', () => {
  const list = 'cmake_minimum_required(VERSION 3.10)\nproject(p C)\nadd_executable(app main.c\n    parts/old_part.c)\n';

  it('corrects a source of a target', async () => {
    const project = makeProject({ '.gitignore': 'build/\n', 'CMakeLists.txt': list, 'main.c': MAIN, 'parts/old_part.c': PART });
    project.run(['git', 'mv', 'parts/old_part.c', 'parts/piece.c']);
    commitAll(project, 'Rename');
    const { after } = await project.heal(['cmake', '-S', '.', '-B', 'build'], /Cannot find source file/, FIX);
    expect(after.exitCode).toBe(0);
    expect(project.read('CMakeLists.txt')).toBe(list.replace('old_part.c', 'piece.c'));
  });

  it('corrects the list of a subfolder, after the build was configured once', async () => {
    const project = makeProject({
      '.gitignore': 'build/\n',
      'CMakeLists.txt': 'cmake_minimum_required(VERSION 3.10)\nproject(p C)\nadd_subdirectory(lib)\n',
      'lib/CMakeLists.txt': 'add_library(part STATIC old_part.c)\n',
      'lib/old_part.c': PART,
    });
    project.run(['cmake', '-S', '.', '-B', 'build']);
    project.run(['git', 'mv', 'lib/old_part.c', 'lib/part.c']);
    commitAll(project, 'Rename');
    const { after } = await project.heal(['cmake', '--build', 'build'], /No rule to make target|Cannot find source file/, FIX);
    expect(after.exitCode).toBe(0);
    expect(project.read('lib/CMakeLists.txt')).toBe('add_library(part STATIC part.c)\n');
  });
});

describe.skipIf(!haveTool('make'))('build-path, prerequisites', () => {
  it('corrects a misspelled target among the prerequisites', async () => {
    const project = makeProject({ Makefile: '.PHONY: all build check\nall: biuld check\nbuild:\n\t@echo built\ncheck:\n\t@echo checked\n' });
    expect((await project.heal(['make', '-s'], MAKE, FIX)).after.output).toBe('built\nchecked\n');
    expect(project.read('Makefile')).toContain('all: build check\n');
  });
});
