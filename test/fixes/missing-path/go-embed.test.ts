import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

describe.skipIf(!haveTool('go', ['version']))('missing-path, go:embed', () => {
  it('points go:embed at the file that is meant', async () => {
    const project = makeProject({ 'go.mod': 'module m\n\ngo 1.19\n', 'site/pages/start.html': 'hello', 'site/site.go': 'package site\n\nimport _ "embed"\n\n//go:embed pages/strat.html\nvar Start string\n' });
    expect((await project.heal(['go', 'vet', './...'], /no matching files found/, { strategy: 'missing-path' })).after.exitCode).toBe(0);
    expect(project.read('site/site.go')).toContain('//go:embed pages/start.html\n');
  });
});
