import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'add-missing-import' };
const ERROR = /: error: (?!expected)/;

for (const cc of ['gcc', 'clang']) {
  const cpp = cc === 'gcc' ? 'g++' : 'clang++';
  describe.skipIf(!haveTool(cc))(`add-missing-import, ${cc}`, () => {
    it('adds every standard header that the file lacks, in order', async () => {
      const text = '#include <stdio.h>\n\nint main(void)\n{\n    uint8_t small = 3;\n    bool yes = true;\n    printf("%d %d %d\\n", small, yes, INT_MAX > 1);\n    return 0;\n}\n';
      const project = makeProject({ 'main.c': text });
      const { after } = await project.heal([cc, '-o', 'main', 'main.c'], ERROR, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('main.c')).toBe(`#include <limits.h>\n#include <stdbool.h>\n#include <stdint.h>\n${text}`);
    });

    it('puts it below the header of the file itself', async () => {
      const project = makeProject({ 'text.h': 'int size(void);\n', 'text.c': '#include "text.h"\n\nint size(void)\n{\n    return (int)strlen("four");\n}\n' });
      const argv = [cc, '-Werror', '-c', '-o', '/dev/null', 'text.c'];
      const { after } = await project.heal(argv, ERROR, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('text.c')).toBe('#include "text.h"\n\n#include <string.h>\n\nint size(void)\n{\n    return (int)strlen("four");\n}\n');
    });

    it('adds headers of C++ in the header that uses them, inside its guard', async () => {
      const project = makeProject({
        'list.hpp': '// Names.\n#ifndef LIST_HPP\n#define LIST_HPP\n\nstd::vector<int> some();\n\n#endif\n',
        'main.cpp': '#include <iostream>\n#include "list.hpp"\n\nstd::vector<int> some() { return {1, 2}; }\n\nint main() { std::cout << some().size() << "\\n"; }\n',
      });
      const { after } = await project.heal([cpp, '-o', 'main', 'main.cpp'], /list\.hpp:\d+:\d+: error: /, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('list.hpp')).toBe('// Names.\n#ifndef LIST_HPP\n#define LIST_HPP\n\n#include <vector>\n\nstd::vector<int> some();\n\n#endif\n');
    });

    it('adds the header of an incomplete stream type', async () => {
      const project = makeProject({ 'main.cpp': '#include <iostream>\n#include <string>\n\nint main()\n{\n    std::ostringstream out;\n    out << 42;\n    return out.str() == "42" ? 0 : 1;\n}\n' });
      const { after } = await project.heal([cpp, '-o', 'main', 'main.cpp'], ERROR, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('main.cpp')).toContain('#include <iostream>\n#include <sstream>\n#include <string>\n');
    });

    it('adds the header of the project that declares a name, as other files include it', async () => {
      const project = makeProject({
        Makefile: `all:\n\t@${cc} -Werror -Iinclude -c -o /dev/null src/run.c\n`,
        'include/core/level.h': '#pragma once\n\nenum level { LEVEL_LOW, LEVEL_HIGH };\n',
        'src/a.c': '#include "core/level.h"\n\nint low(void) { return LEVEL_LOW; }\n',
        'src/run.c': '#include <stddef.h>\n\nint run(void)\n{\n    return LEVEL_HIGH;\n}\n',
      });
      const { after } = await project.heal(['make'], ERROR, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('src/run.c')).toBe('#include <stddef.h>\n\n#include "core/level.h"\n\nint run(void)\n{\n    return LEVEL_HIGH;\n}\n');
    });

    it('names the candidates when several headers declare it', async () => {
      const project = makeProject({ 'a/limit.h': '#define MOST 3\n', 'b/limit.h': '#define MOST 4\n', 'run.c': 'int run(void) { return MOST; }\n' });
      expect(await project.propose([cc, '-c', '-o', '/dev/null', 'run.c'], ERROR, FIX)).toMatchObject({ kind: 'refuse', known: ['a/limit.h', 'b/limit.h'] });
    });

    it('qualifies a standard name', async () => {
      const project = makeProject({ 'main.cpp': '#include <string>\n\nint main()\n{\n    string name = "x";\n    return name.size() == 1 ? 0 : 1;\n}\n' });
      const { after } = await project.heal([cpp, '-o', 'main', 'main.cpp'], ERROR, FIX);
      expect(after.exitCode).toBe(0);
    });

    it('does not touch a vendored file', async () => {
      const project = makeProject({ 'third_party/x/x.c': 'int x(void) { return INT_MAX; }\n' });
      const proposal = await project.propose([cc, '-c', '-o', '/dev/null', 'third_party/x/x.c'], ERROR, FIX);
      expect(proposal).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('vendored') });
    });
  });
}
