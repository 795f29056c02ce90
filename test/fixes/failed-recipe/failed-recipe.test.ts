import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'failed-recipe' };
const RECIPE = /\*\*\* \[(?<file>[^:\]]+):(?<line>\d+): (?<target>[^\]]+)\] Error/;

describe.skipIf(!haveTool('make'))('failed-recipe', () => {
  it.skipIf(!haveTool('go', ['version']))('formats what a silent gate rejects, and no vendored file', async () => {
    const project = makeProject({
      Makefile: '.PHONY: check\ncheck:\n\t@test -z "$$(gofmt -l cmd)"\n',
      'cmd/a.go': 'package  a\n',
      'vendor/x/x.go': 'package  x\n',
    });
    const { after } = await project.heal(['make', 'check'], RECIPE, FIX);
    expect(after.exitCode).toBe(0);
    expect(project.read('vendor/x/x.go')).toBe('package  x\n');
  });

  it('says what was run', async () => {
    const project = makeProject({ Makefile: 'check:\n\t@test -f made.txt && \\\n\t  test -s made.txt\n' });
    expect(await project.propose(['make'], RECIPE, FIX)).toMatchObject({ kind: 'refuse', known: ['Makefile:2 runs `test -f made.txt && test -s made.txt`'] });
  });
});
