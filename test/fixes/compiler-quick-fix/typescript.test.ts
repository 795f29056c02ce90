import { describe, expect, it } from 'vitest';
import { TS_ERROR, TSC, typescriptProject } from '../typescript-project.ts';

const FIX = { strategy: 'compiler-quick-fix' };
const project = (text: string) => typescriptProject({ module: 'esnext' }, { 'a.ts': text });

describe('compiler-quick-fix', () => {
  it('names the owner of a member', async () => {
    const member = project('export class Kiln {\n  heat = 0;\n  fire(): void {\n    heat += 1;\n  }\n}\n');
    expect((await member.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(member.read('a.ts')).toContain('this.heat += 1;');
    const fixed = project('export class Kiln {\n  static MAX = 9;\n  top(): number {\n    return MAX;\n  }\n}\n');
    expect((await fixed.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(fixed.read('a.ts')).toContain('return Kiln.MAX;');
  });

  it('implements an interface', async () => {
    const tool = project('export interface Tool {\n  use(): void;\n}\nexport class Saw extends Tool {\n  use(): void {}\n}\n');
    expect((await tool.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(tool.read('a.ts')).toContain('class Saw implements Tool {');
  });

  it('refuses another message', async () => {
    expect((await project('export const n: number = "";\n').propose(TSC, TS_ERROR, FIX)).kind).toBe('refuse');
  });
});
