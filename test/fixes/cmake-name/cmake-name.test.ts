import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const HEAD = 'cmake_minimum_required(VERSION 3.10)\nproject(p C)\n';
const CONFIGURE = ['cmake', '-S', '.', '-B', 'build'];

describe.skipIf(!haveTool('cmake'))('cmake-name', () => {
  it.each([
    ['a command', 'add_libary(x STATIC x.c)\n', 'add_library(x STATIC x.c)\n', /Unknown CMake command/],
    ['a function of the project', 'function(add_tool name)\nendfunction()\nadd_tol(x)\n', 'add_tool(x)\n', /Unknown CMake command/],
    ['a target', 'add_library(core STATIC x.c)\ntarget_include_directories(croe PUBLIC\n  .)\n', 'target_include_directories(core PUBLIC', /Cannot specify/],
    ['a folder', 'add_subdirectory(libs/ziip)\n', 'add_subdirectory(libs/zip)\n', /add_subdirectory given source/],
    ['a file', 'include(cmake/warning.cmake)\n', 'include(cmake/warnings.cmake)\n', /include could not find/],
  ])('corrects %s', async (_name, broken, fixed, error) => {
    const project = makeProject({ '.gitignore': 'build/\n', 'CMakeLists.txt': HEAD + broken, 'x.c': 'int x;\n', 'libs/zip/CMakeLists.txt': '', 'cmake/warnings.cmake': '' });
    expect((await project.heal(CONFIGURE, error, { strategy: 'cmake-name' })).after.exitCode).toBe(0);
    expect(project.read('CMakeLists.txt')).toContain(fixed);
  });

  it('corrects a target that the linker took for a library', async () => {
    const project = makeProject({
      '.gitignore': 'build/\n',
      'CMakeLists.txt': `${HEAD}add_library(core STATIC x.c)\nadd_executable(app main.c)\ntarget_link_libraries(app cor)\n`,
      'x.c': 'int x;\n',
      'main.c': 'extern int x;\nint main(void) { return x; }\n',
    });
    project.run(CONFIGURE);
    const { after } = await project.heal(['cmake', '--build', 'build'], /cannot find -l(?<library>\w+)/, { strategy: 'link-library' });
    expect(after.exitCode).toBe(0);
  });

  it('names what there is when nothing is near', async () => {
    const project = makeProject({ '.gitignore': 'build/\n', 'CMakeLists.txt': `${HEAD}add_library(core STATIC x.c)\ntarget_link_libraries(server m)\n`, 'x.c': 'int x;\n' });
    expect(await project.propose(CONFIGURE, /Cannot specify/, { strategy: 'cmake-name' })).toMatchObject({ kind: 'refuse', known: ['there are: core'] });
  });
});

describe.skipIf(!haveTool('gcc'))('link-library', () => {
  it('corrects the name of a library in a Makefile, and installs nothing', async () => {
    const project = makeProject({ Makefile: 'a: a.c\n\tgcc -o a a.c -lpthraed\n', 'a.c': 'int main(void) { return 0; }\n' });
    const proposal = await project.propose(['make'], /cannot find -l(?<library>\w+)/, { strategy: 'link-library' });
    if (proposal.kind === 'refuse') expect(proposal.known).toEqual(['Makefile:2 asks for `-lpthraed`']);
    else expect(proposal).toMatchObject({ kind: 'plan', safety: 'safe' });
  });
});
