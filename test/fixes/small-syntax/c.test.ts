import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'small-syntax' };
const ERROR = /^(?<file>[^\s:]+):(?<line>\d+):\d+: error: /;

for (const cc of ['gcc', 'clang']) {
  describe.skipIf(!haveTool(cc))(`small-syntax, ${cc}`, () => {
    it.each([
      ['a semicolon', 'int f(int x)\n{\n    int y = x * 2\n\n    return y;\n}\n', 'x * 2;\n'],
      ['a semicolon before a brace', 'int f(int x)\n{\n    return x * 2 /* twice */\n}\n', 'x * 2; /* twice */\n'],
      ['a semicolon on one line', 'int f(int x) { return x * 2 }\n', 'x * 2; }\n'],
      ['a bracket', 'int f(int x)\n{\n    if ((x > 2 {\n        return 1;\n    }\n    return 0;\n}\n'.replace('((', '('), 'if (x > 2) {\n'],
      ['a square bracket', 'int f(int *x)\n{\n    return x[0;\n}\n', 'x[0];\n'],
      ['a comma between arguments', 'int g(int a, int b);\nint f(int x)\n{\n    return g(x 2);\n}\n', 'g(x, 2)'],
      ['a comma between values', 'int t[] = {\n    1,\n    2\n    3,\n};\n', '    2,\n    3,\n'],
      ['a comma of an enum', 'enum e {\n    ONE,\n    TWO\n    THREE\n};\n', '    TWO,\n    THREE\n'],
      ['the semicolon of a struct', 'struct p {\n    int x;\n}\n\nint f(struct p *p) { return p->x; }\n', '};\n\nint f'],
      ['a brace', 'int f(int x)\n{\n    while (x > 2) {\n        x--;\n    return x;\n}\n\nint g(void) { return 1; }\n', '        x--;\n    }\n    return x;\n}\n'],
      ['a quote', 'int puts(const char *);\nint f(void)\n{\n    return puts("four);\n}\n', 'puts("four");\n'],
    ])('adds %s', async (_name, broken, expected) => {
      const project = makeProject({ 'a.c': broken });
      const { after } = await project.heal([cc, '-c', '-o', '/dev/null', 'a.c'], ERROR, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('a.c')).toContain(expected);
    });

    it('adds the semicolon of a class, with headers of the project', async () => {
      const project = makeProject({
        Makefile: 'main:\n\tg++ -Iinclude -o main src/main.cpp\n',
        'include/unit.hpp': '#pragma once\nusing unit = long;\n',
        'src/main.cpp': '#include "unit.hpp"\n#include <vector>\n\nclass Box {\npublic:\n    unit size = 0;\n}\n\nint main() { std::vector<Box> b; return (int)b.size(); }\n',
      });
      const { after } = await project.heal(['g++', '-Iinclude', '-o', 'main', 'src/main.cpp'], ERROR, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('src/main.cpp')).toContain('unit size = 0;\n};\n');
    });

    it('takes the sign that the compiler shows where the file cannot be compiled by itself', async () => {
      const files = { 'run.sh': `echo '#define N 4' > /tmp/$$.h; ${cc} -include /tmp/$$.h -c -o /dev/null a.c; s=$?; rm /tmp/$$.h; exit $s\n`, 'a.c': '#ifndef N\n#include "made/by/configure.h"\n#endif\n\nint f(int *x)\n{\n\treturn x[N]\n}\n' };
      const project = makeProject(files);
      const { after } = await project.heal(['sh', 'run.sh'], ERROR, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('a.c')).toContain('\treturn x[N];\n');
    });

    it('looks into the header that is read before', async () => {
      const project = makeProject({ 'lamp.h': 'struct lamp {\n    int on;\n}\n', 'a.c': '#include "lamp.h"\n\nint lit(struct lamp *l) { return l->on; }\n' });
      const { after } = await project.heal([cc, '-c', '-o', '/dev/null', 'a.c'], ERROR, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('lamp.h')).toBe('struct lamp {\n    int on;\n};\n');
    });

    it('refuses when two signs are missing', async () => {
      const project = makeProject({ 'a.c': 'int f(void)\n{\n    int a = 1\n    int b = 2\n    return a;\n}\n' });
      expect((await project.propose([cc, '-c', '-o', '/dev/null', 'a.c'], ERROR, FIX)).kind).toBe('refuse');
    });
  });
}
