import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):(?<column>\d+): .* format %\S+ has arg/;
const FIX = { strategy: 'go-format-verb' };
const module = (line: string): Record<string, string> => ({
  'go.mod': 'module example.com/m\n\ngo 1.19\n',
  'main.go': `package main\n\nimport "fmt"\n\nfunc main() {\n\t${line}\n}\n`,
});

describe.skipIf(!haveTool('go', ['version']))('go-format-verb', () => {
  it('prints the value by the verb of its type', async () => {
    for (const [line = '', text] of [
      ['fmt.Printf("%d\\n", "ana")', '%s'],
      ['fmt.Printf("%5s|\\n", 3)', '%5d'],
      ['fmt.Printf("%d %s\\n", 1, []int{2}[0] == 2)', '%t'],
    ]) {
      const project = makeProject(module(line));
      expect((await project.heal(['go', 'vet', './...'], ERROR, FIX)).after.exitCode).toBe(0);
      expect(project.read('main.go')).toContain(text);
    }
  });

  it('refuses when the verb stands there twice', async () => {
    const project = makeProject(module('fmt.Printf("%d %d\\n", 1, "x")'));
    expect((await project.propose(['go', 'vet', './...'], ERROR, FIX)).kind).toBe('refuse');
  });
});
