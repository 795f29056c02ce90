import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /^(?<file>\S+):(?<line>\d+):(?<column>\d+): error: (?<message>(?:invalid pre|need|missing 'type).*)/;
const FIX = { strategy: 'compiler-quick-fix' };

describe.skipIf(!haveTool('gcc'))('what C compilers propose in words', () => {
  it('spells a directive', async () => {
    const project = makeProject({ 'a.c': '#  inclde <stdio.h>\nint main(void) { return puts("x") < 0; }\n' });
    expect((await project.heal(['gcc', '-Werror', '-o', 'a', 'a.c'], ERROR, FIX)).after.exitCode).toBe(0);
  });

  it.skipIf(!haveTool('g++'))('says typename', async () => {
    const project = makeProject({
      'a.cpp': '#include <vector>\ntemplate <class C> int first(const C& c) {\n\tC::const_iterator at = c.begin();\n\treturn *at;\n}\nint main() { return first(std::vector<int>{0}); }\n',
    });
    expect((await project.heal(['g++', '-std=c++17', '-o', 'a', 'a.cpp'], ERROR, FIX)).after.exitCode).toBe(0);
  });

  it('names the kind of a type', async () => {
    const project = makeProject({ 'a.c': 'struct point { int x; };\nint main(void) {\n    point p = {0};\n    return p.x;\n}\n' });
    const error = /^(?<file>\S+):(?<line>\d+):(?<column>\d+): error: unknown type/;
    expect((await project.heal(['gcc', '-o', 'a', 'a.c'], error, FIX)).after.exitCode).toBe(0);
  });

  it('declares a function above its first use', async () => {
    const project = makeProject({
      'a.c': '#include <stdio.h>\n\nstatic int twice(int n) {\n    return area(n, 2);\n}\n\nint main(void) {\n    return twice(area(0, 1));\n}\n\nint area(int w, int h) {\n    return w * h;\n}\n',
    });
    const error = /^(?<file>\S+):(?<line>\d+):(?<column>\d+): error: implicit declaration of function .(?<symbol>\w+)/;
    const { after } = await project.heal(['gcc', '-Wall', '-Werror', '-o', 'a', 'a.c'], error, { strategy: 'add-missing-import' });
    expect(after.exitCode).toBe(0);
    expect(project.read('a.c')).toContain('#include <stdio.h>\n\nint area(int w, int h);\n\nstatic int twice');
  });
});
