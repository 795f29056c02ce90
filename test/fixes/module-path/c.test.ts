import { describe, expect, it } from 'vitest';
import { commitAll, haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'module-path' };
const MISSING = /fatal error: .*(?:No such file|file not found)/;

for (const cc of ['gcc', 'clang']) {
  describe.skipIf(!haveTool(cc))(`module-path, ${cc}`, () => {
    it('follows a header to its new name', async () => {
      const project = makeProject({ 'src/util.h': '#define ONE 1\n', 'src/main.c': '#include "util.h"\n\nint one(void) { return ONE; }\n' });
      project.run(['git', 'mv', 'src/util.h', 'src/numbers.h']);
      commitAll(project, 'Rename');
      const { after } = await project.heal([cc, '-c', '-o', '/dev/null', 'src/main.c'], MISSING, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('src/main.c')).toContain('#include "numbers.h"\n');
    });

    it('spells a moved header from the folder that the compiler searches', async () => {
      const project = makeProject({ 'include/net/frame.h': '#define ONE 1\n', 'src/deep/main.c': '#include "frame.h"\n\nint one(void) { return ONE; }\n' });
      const { after } = await project.heal([cc, '-Iinclude', '-c', '-o', '/dev/null', 'src/deep/main.c'], MISSING, FIX, { typed: `${cc} -Iinclude -c -o /dev/null src/deep/main.c` });
      expect(after.exitCode).toBe(0);
    });

    it('corrects the letter case and a misspelled standard header', async () => {
      const project = makeProject({ 'Frame.h': '#include <sdtint.h>\n', 'main.c': '#include "frame.h"\n\nuint8_t x;\n' });
      expect((await project.heal([cc, '-c', '-o', '/dev/null', 'main.c'], MISSING, FIX)).after.output).toContain('sdtint.h');
      expect((await project.heal([cc, '-c', '-o', '/dev/null', 'main.c'], MISSING, FIX)).after.exitCode).toBe(0);
    });

    it('refuses when two headers may be meant, and for a library', async () => {
      const project = makeProject({ 'a/frame.h': '', 'b/frame.h': '', 'main.c': '#include "frame.h"\n', 'tls.c': '#include <openssl/tlsx.h>\n' });
      expect(await project.propose([cc, '-c', '-o', '/dev/null', 'main.c'], MISSING, FIX)).toMatchObject({ kind: 'refuse', known: ['a/frame.h', 'b/frame.h'] });
      expect(await project.propose([cc, '-c', '-o', '/dev/null', 'tls.c'], MISSING, FIX)).toMatchObject({ kind: 'refuse', known: [expect.stringContaining('libssl-dev')] });
    });
  });
}
