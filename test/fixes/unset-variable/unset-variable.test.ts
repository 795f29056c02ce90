import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'unset-variable' };
const NO_INPUT = /no input files/;
const files = { 'a.c': 'int main(void) { return 0; }\n' };

describe.skipIf(!haveTool('make') || !haveTool('gcc'))('unset-variable in a Makefile', () => {
  it('spells it like the one that is set', async () => {
    const project = makeProject({ ...files, Makefile: 'SOURCES := a.c\n\napp:\n\t$(CC) -o app $(SUORCES) $(LDLIBS)\n' });
    expect((await project.heal(['make'], NO_INPUT, FIX)).after.exitCode).toBe(0);
    expect(project.read('Makefile')).toContain('-o app $(SOURCES) $(LDLIBS)');
  });

  it('refuses a line that removes something', async () => {
    const project = makeProject({ ...files, Makefile: 'SOURCES := a.c\n\napp:\n\trm -rf out/$(SUORCES); $(CC) -o app\n' });
    expect((await project.propose(['make'], NO_INPUT, FIX)).kind).toBe('refuse');
  });

  it('refuses a name that the command line gives, and one that is near to two', async () => {
    const given = makeProject({ ...files, Makefile: 'SOURCES := a.c\n\napp:\n\t$(CC) -o app $(SUORCES)\n' });
    expect((await given.propose(['make', 'SUORCES='], NO_INPUT, FIX)).kind).toBe('refuse');
    const two = makeProject({ ...files, Makefile: 'SRC_A := a.c\nSRC_B := a.c\n\napp:\n\t$(CC) -o app $(SRC_C)\n' });
    expect((await two.propose(['make'], NO_INPUT, FIX)).kind).toBe('refuse');
  });
});

describe.skipIf(!haveTool('cmake') || !haveTool('gcc'))('in CMake', () => {
  const head = 'cmake_minimum_required(VERSION 3.16)\nproject(p C)\n';
  const configure = ['cmake', '-S', '.', '-B', 'build'];

  it('spells it like the one that is set', async () => {
    const project = makeProject({ ...files, 'CMakeLists.txt': `${head}set(APP_SOURCES a.c)\nadd_executable(app \${APP_SUORCES})\n` });
    expect((await project.heal(configure, /No SOURCES given/, FIX)).after.exitCode).toBe(0);
  });

  it('closes a command where the next one begins', async () => {
    const project = makeProject({ ...files, 'CMakeLists.txt': `${head}add_executable(app a.c\nset(X 1)\n` });
    const { after } = await project.heal(configure, /Parse error.*missing ending/, { strategy: 'small-syntax' });
    expect(after.exitCode).toBe(0);
    expect(project.read('CMakeLists.txt')).toContain('add_executable(app a.c)\nset(X 1)\n');
  });
});
