import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

describe.skipIf(!haveTool('go', ['version']))('short-declaration', () => {
  it('assigns where nothing new is declared', async () => {
    const project = makeProject({ 'go.mod': 'module m\n\ngo 1.19\n', 'main.go': 'package main\n\nfunc main() {\n\ttotal := 1 // total := 1\n\ttotal := total + 1\n\tprintln(total)\n}\n' });
    const { after } = await project.heal(['go', 'run', '.'], /no new variables on left side/, { strategy: 'short-declaration' });
    expect(after).toEqual({ exitCode: 0, output: '2\n' });
    expect(project.read('main.go')).toContain('\ttotal := 1 // total := 1\n\ttotal = total + 1\n');
  });
});
