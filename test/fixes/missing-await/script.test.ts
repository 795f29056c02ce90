import { describe, expect, it } from 'vitest';
import { TS_ERROR, TSC, typescriptProject } from '../typescript-project.ts';

const ESM = { 'package.json': '{ "type": "module" }' };

const FIX = { strategy: 'missing-await' };
const load = 'export async function load(): Promise<{ rows: string[] }> {\n  return { rows: [] };\n}\n';
const project = (body: string) => typescriptProject({ module: 'nodenext', target: 'es2022' }, { ...ESM, 'load.ts': load, 'a.ts': `import { load } from './load.js';\n${body}` });

describe('missing-await in TypeScript', () => {
  it('awaits the call that a variable got its value from', async () => {
    const one = project('export async function count(): Promise<number> {\n  const table = load();\n  return table.rows.length;\n}\n');
    expect((await one.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(one.read('a.ts')).toContain('const table = await load();');
  });

  it('puts a call in brackets whose member is read, and awaits what is taken apart', async () => {
    const chained = project('export const count = async (): Promise<number> => {\n  return load().rows.length;\n};\n');
    expect((await chained.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(chained.read('a.ts')).toContain('(await load()).rows.length');
    const apart = project('export class Table {\n  async count(): Promise<number> {\n    const { rows } = load();\n    return rows.length;\n  }\n}\n');
    expect((await apart.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(apart.read('a.ts')).toContain('const { rows } = await load();');
  });

  it('refuses in a function that is not async', async () => {
    const plain = project('export function count(): number {\n  return load().rows.length;\n}\n');
    expect(await plain.propose(TSC, TS_ERROR, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('`count` is not async') });
  });
});
