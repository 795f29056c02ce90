import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'compiler-option' };
const ERROR = /(?:unrecognized command-line option|unknown argument:?) [‘'](?<option>-[^’']+)[’']/;

describe.skipIf(!haveTool('gcc'))('compiler-option', () => {
  it('corrects the option in the Makefile', async () => {
    const project = makeProject({ Makefile: 'CFLAGS = -Wall -Wextr -O2 # -Wextr\n\na.o: a.c\n\tgcc $(CFLAGS) -c -o $@ $<\n', 'a.c': 'int x;\n' });
    expect((await project.heal(['make'], ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('Makefile')).toContain('CFLAGS = -Wall -Wextra -O2');
  });

  it('corrects the command itself', async () => {
    const project = makeProject({ 'a.c': 'int x;\n' });
    const proposal = await project.propose(['gcc', '-Wal', '-c', 'a.c'], ERROR, FIX);
    expect(proposal).toMatchObject({ kind: 'correct', argv: ['gcc', '-Wall', '-c', 'a.c'] });
  });

  it('refuses when nothing is near', async () => {
    const project = makeProject({ 'a.c': 'int x;\n' });
    expect((await project.propose(['gcc', '-fzzyzx', '-c', 'a.c'], ERROR, FIX)).kind).toBe('refuse');
  });
});
