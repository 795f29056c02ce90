import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'include-guard' };
const ERROR = /: error: (?:redefinition|redeclaration|conflicting)/;
const USE = { 'box.h': '/* A box. */\n\nstruct box { int w; };\n', 'lid.h': '#include "box.h"\nstruct lid { struct box b; };\n', 'a.c': '#include "box.h"\n#include "lid.h"\n' };

for (const cc of ['gcc', 'clang']) {
  describe.skipIf(!haveTool(cc))(`include-guard, ${cc}`, () => {
    it('guards a header that is read twice', async () => {
      const project = makeProject(USE);
      expect((await project.heal([cc, '-c', '-o', '/dev/null', 'a.c'], ERROR, FIX)).after.exitCode).toBe(0);
      expect(project.read('box.h')).toBe('/* A box. */\n\n#ifndef BOX_H\n#define BOX_H\n\nstruct box { int w; };\n\n#endif\n');
    });

    it('does it as the other headers do', async () => {
      const project = makeProject({ ...USE, 'other.h': '#pragma once\n' });
      expect((await project.heal([cc, '-c', '-o', '/dev/null', 'a.c'], ERROR, FIX)).after.exitCode).toBe(0);
      expect(project.read('box.h')).toBe('/* A box. */\n\n#pragma once\n\nstruct box { int w; };\n');
    });

    it('refuses two definitions in two places', async () => {
      const project = makeProject({ 'one.h': 'struct box { int w; };\n', 'two.h': 'struct box { int h; };\n', 'a.c': '#include "one.h"\n#include "two.h"\n' });
      expect((await project.propose([cc, '-c', '-o', '/dev/null', 'a.c'], ERROR, FIX)).kind).toBe('refuse');
    });
  });
}
