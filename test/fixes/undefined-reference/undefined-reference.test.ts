import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'undefined-reference' };
const UNDEFINED = /undefined reference to [`'](?<symbol>[^']+)'/;

describe.skipIf(!haveTool('gcc'))('undefined-reference', () => {
  it('corrects the name that the compiler warned about', async () => {
    const project = makeProject({ 'sum.h': 'int sum_all(int n);\n', 'sum.c': '#include "sum.h"\nint sum_all(int n) { return n; }\n', 'main.c': '#include "sum.h"\nint main(void) { return sum_al(0); }\n' });
    const { after } = await project.heal(['gcc', '-o', 'main', 'main.c', 'sum.c'], UNDEFINED, FIX);
    expect(after.exitCode).toBe(0);
  });

  it('names the source that is not linked', async () => {
    const project = makeProject({ Makefile: 'main: main.c\n\tgcc -o $@ $^\n', 'sum.h': 'int sum_all(int n);\n', 'sum.c': '#include "sum.h"\nint sum_all(int n)\n{\n    return n;\n}\n', 'main.c': '#include "sum.h"\nint main(void) { return sum_all(0); }\n' });
    expect(await project.propose(['make'], UNDEFINED, FIX)).toMatchObject({
      kind: 'refuse',
      reason: '`sum_all` is defined in sum.c:2, which is not linked into this program.',
      steps: [expect.stringMatching(/^add sum\.c to the sources/)],
    });
  });

  it('names a definition that is near', async () => {
    const project = makeProject({ 'sum.h': 'int sum_all(int n);\n', 'sum.c': '#include "sum.h"\nint sum_lal(int n) { return n; }\n', 'main.c': '#include "sum.h"\nint main(void) { return sum_all(0); }\n' });
    expect(await project.propose(['gcc', '-o', 'main', 'main.c', 'sum.c'], UNDEFINED, FIX)).toMatchObject({ kind: 'refuse', known: ['no source of the project defines `sum_all`', 'sum.c has `sum_lal`'] });
  });

  it('links what the C library itself needs, where the Makefile says it', async () => {
    const main = '#include <math.h>\n#include <stdlib.h>\nint main(int c, char **v) { return (int)cbrt(atof(v[c - 1])); }\n';
    const listed = makeProject({ Makefile: 'LDLIBS = -lpthread\n\nmain: main.o\n\t$(CC) -o $@ main.o $(LDLIBS)\n', 'main.c': main });
    expect((await listed.heal(['make'], UNDEFINED, FIX)).after.exitCode).toBe(0);
    expect(listed.read('Makefile')).toContain('LDLIBS = -lpthread -lm\n');
    const plain = makeProject({ Makefile: 'main: main.o\n\tcc -o $@ main.o\n\nmain.o: main.c\n\tcc -c main.c\n', 'main.c': main });
    expect((await plain.heal(['make'], UNDEFINED, FIX)).after.exitCode).toBe(0);
    expect(plain.read('Makefile')).toContain('\tcc -o $@ main.o -lm\n');
  });

  it('adds it to the command where that is the compiler', async () => {
    const project = makeProject({ 'main.c': '#include <math.h>\n#include <stdlib.h>\nint main(int c, char **v) { return (int)cbrt(atof(v[c - 1])); }\n' });
    expect(await project.propose(['gcc', '-o', 'main', 'main.c'], UNDEFINED, FIX)).toMatchObject({ kind: 'correct', argv: ['gcc', '-o', 'main', 'main.c', '-lm'] });
  });

  it('says that a virtual function lacks its definition', async () => {
    const project = makeProject({ 'main.cpp': 'struct Shape { virtual double area() const; virtual ~Shape() {} };\nint main() { Shape s; }\n' });
    expect(await project.propose(['g++', '-o', 'main', 'main.cpp'], UNDEFINED, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('virtual function') });
  });
});
