import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const SEPARATOR = /^(?<file>\S+):(?<line>\d+): \*\*\* missing separator/;
const FIX = { strategy: 'makefile-tabs' };

describe.skipIf(!haveTool('make'))('makefile-tabs', () => {
  it('begins recipes with tabs and leaves everything else alone', async () => {
    const project = makeProject({
      Makefile: '# demo\nNAME = \\\n    world\n  OTHER := x\n\nall: hello\n    @echo done \\\n      now\n\nhello:\n        @echo hello $(NAME)\n\tifdef X\nendif\n'.replace('\tifdef X\nendif\n', 'ifdef X\n  Y = 1\nendif\n'),
    });
    const { after } = await project.heal(['make'], SEPARATOR, FIX);
    expect(after).toEqual({ exitCode: 0, output: 'hello world\ndone now\n' });
    expect(project.read('Makefile')).toBe('# demo\nNAME = \\\n    world\n  OTHER := x\n\nall: hello\n\t@echo done \\\n      now\n\nhello:\n\t@echo hello $(NAME)\nifdef X\n  Y = 1\nendif\n');
  });

  it('refuses another kind of missing separator', async () => {
    const project = makeProject({ Makefile: 'all:\n\t@echo a\n\nthis is no rule\n' });
    expect((await project.propose(['make'], SEPARATOR, FIX)).kind).toBe('refuse');
  });
});
