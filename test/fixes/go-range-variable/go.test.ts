import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /^(?<file>\S+\.go):(?<line>\d+):(?<column>\d+): (?:declared and not used: (?<symbol>\w+)|(?<member>\w+) declared)/;
const FIX = { strategy: 'go-range-variable' };
const module = (body: string): Record<string, string> => ({
  'go.mod': 'module example.com/m\n\ngo 1.19\n',
  'main.go': `package main\n\nimport "fmt"\n\nfunc main() {\n\tall := []int{3, 4}\n\tn := 0\n${body}\tfmt.Println(n)\n}\n`,
});

describe.skipIf(!haveTool('go', ['version']))('go-range-variable', () => {
  it('leaves out what the loops do not use, all at once', async () => {
    const project = makeProject(
      module('\tfor i, v := range all {\n\t\tn += v\n\t}\n\tfor i, v := range all {\n\t\tn += i\n\t}\n\tfor i := range all {\n\t\tn++\n\t}\n'),
    );
    expect((await project.heal(['go', 'run', '.'], ERROR, FIX)).after.output).toBe('10\n');
    expect(project.read('main.go')).toContain('for _, v := range all');
    expect(project.read('main.go')).toContain('for range all');
  });

  it('leaves another unused variable to its author', async () => {
    const project = makeProject(module('\ttotal := n * 2\n'));
    expect((await project.propose(['go', 'build', './...'], ERROR, FIX)).kind).toBe('refuse');
  });
});
