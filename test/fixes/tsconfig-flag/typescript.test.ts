import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';
import { TS_ERROR, TSC, typescriptProject } from '../typescript-project.ts';

const FIX = { strategy: 'tsconfig-flag' };

describe('tsconfig-flag', () => {
  it('sets the one option that the sources need and keeps comments', async () => {
    const project = typescriptProject(
      { module: 'commonjs', moduleResolution: 'bundler', resolveJsonModule: false },
      { 'a.ts': "import data from './data.json';\nexport const x = data;\n", 'data.json': '{}\n' },
    );
    expect((await project.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('tsconfig.json')).toContain('// what counts');
    expect(project.read('tsconfig.json')).toContain('"resolveJsonModule":true');
  });

  it('raises the library as far as all messages together ask, and keeps the others', async () => {
    const project = typescriptProject(
      { target: 'es2018', lib: ['ES2018', 'DOM'], module: 'esnext' },
      { 'a.ts': "export const a = 'x-y'.replaceAll('-', '');\nexport const b = [1].at(-1);\nexport const c = Object.fromEntries([]);\n" },
    );
    expect((await project.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('tsconfig.json').replace(/\s/g, '')).toContain('"lib":["ES2022","DOM"]');
  });

  it('lists type definitions that are installed', async () => {
    const project = makeProject({
      'tsconfig.json': '{ "compilerOptions": { "module": "esnext", "noEmit": true, "types": ["kiln"] } }\n',
      'node_modules/@types/kiln/index.d.ts': 'declare const kiln: number;\n',
      'node_modules/@types/node/index.d.ts': 'declare const process: { cwd(): string };\n',
      'node_modules/@types/node/package.json': '{ "name": "@types/node", "version": "1.0.0", "types": "index.d.ts" }\n',
      'a.ts': 'export const where = process.cwd();\n',
    });
    expect((await project.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('tsconfig.json').replace(/\s/g, '')).toContain('"types":["kiln","node"]');
  });

  it('leaves a choice to its author', async () => {
    const project = typescriptProject({ module: 'esnext' }, { 'a.tsx': 'export const a = <b />;\n' });
    expect((await project.propose(TSC, TS_ERROR, FIX)).kind).toBe('refuse');
  });
});
