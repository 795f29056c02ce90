import { describe, expect, it } from 'vitest';
import { TS_ERROR, TSC, typescriptProject } from '../typescript-project.ts';

describe('override-modifier', () => {
  it('adds the word to every member that the compiler names', async () => {
    const project = typescriptProject(
      { module: 'esnext', noImplicitOverride: true },
      { 'a.ts': 'export class Tool {\n  use(): void {}\n  name = 1;\n}\nexport class Saw extends Tool {\n  public use(): void {}\n  name = 2;\n}\n' },
    );
    expect((await project.heal(TSC, TS_ERROR, { strategy: 'override-modifier' })).after.exitCode).toBe(0);
    expect(project.read('a.ts')).toContain('  public override use(): void {}\n  override name = 2;\n');
  });

  it('refuses another message', async () => {
    const project = typescriptProject({ module: 'esnext' }, { 'a.ts': 'export const n: number = "";\n' });
    expect((await project.propose(TSC, TS_ERROR, { strategy: 'override-modifier' })).kind).toBe('refuse');
  });
});
