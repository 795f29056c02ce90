import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'member-operator' };
const ERROR = /: error: .*(?:pointer|‘->’)/;

for (const [cc, cpp] of [['gcc', 'g++'], ['clang', 'clang++']] as const) {
  describe.skipIf(!haveTool(cc))(`member-operator, ${cc}`, () => {
    it.each([
      [cc, 'a.c', 'struct p {\n\tint x;\n};\n\nint f(struct p *p)\n{\n\tif (p->x > 1)\n\t\treturn p.x; /* p.x */\n\treturn 0;\n}\n', 'return p->x; /* p.x */'],
      [cc, 'a.c', 'struct p {\n\tint x;\n};\n\nint f(struct p p)\n{\n\treturn p->x;\n}\n', 'return p.x;'],
      [cpp, 'a.cpp', 'struct P {\n    int x;\n    P *next;\n};\n\nint f(P p) { return p.next.x; }\n', 'p.next->x'],
    ])('follows %s in %s', async (tool, file, text, expected) => {
      const project = makeProject({ [file]: text });
      expect((await project.heal([tool, '-c', '-o', '/dev/null', file], ERROR, FIX)).after.exitCode).toBe(0);
      expect(project.read(file)).toContain(expected);
    });
  });
}
