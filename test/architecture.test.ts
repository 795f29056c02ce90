import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * The one-way rule of the house: a room imports only from rooms before it in the flow, from `transaction/` and from `system/`
 * (IO files). Surfaces import the core; nothing imports a surface.
 */
const FLOW = [
  'event',
  'failure',
  'analyzer',
  'pattern',
  'diagnosis',
  'remedy',
  'history',
  'learning',
  'improvement',
] as const;
const SURFACES = ['hook', 'cli', 'mcp', 'library', 'standby'];
/** Data types of these rooms may be used by the room named, although it stands earlier (types only, no code). */
const TYPE_ONLY: Record<string, string[]> = { analyzer: ['pattern'], pattern: [] };
const ALLOWED: Record<string, string[]> = {
  system: [],
  transaction: ['system'],
  config: ['system', 'pattern'],
  host: ['transaction', 'system', 'config'],
  impact: ['transaction', 'system', 'config'],
  repair: [...FLOW, 'transaction', 'system', 'config'],
  report: [...FLOW, 'transaction', 'host', 'impact', 'config'],
};
FLOW.forEach((room, index) => {
  ALLOWED[room] = [...FLOW.slice(0, index), 'transaction', 'system', 'config'];
});
for (const surface of SURFACES)
  ALLOWED[surface] = [...FLOW, 'transaction', 'system', 'host', 'impact', 'repair', 'report', 'config', '(root)'];
// The server answers hooks with the very function of the command hook.
ALLOWED.mcp?.push('hook');
// The standby does what a hook and a command line would do themselves.
ALLOWED.standby?.push('hook', 'cli');
ALLOWED['(root)'] = [...FLOW, 'transaction', 'system', 'host', 'impact', 'report', 'config'];

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const src = join(root, 'src');

const filesBelow = (dir: string): string[] =>
  readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return path.endsWith('.ts') ? [path] : [];
  });

const roomOf = (file: string): string => {
  const rel = relative(src, file).split(/[\\/]/);
  return rel.length > 1 ? (rel[0] as string) : '(root)';
};

const importsOf = (file: string): { target: string; typeOnly: boolean }[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^\s*(?:import|export)\s+(type\s+)?[^'"]*?from\s+['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]/gm,
    ),
  ].map((m) => ({ target: resolve(dirname(file), m[2] ?? m[3] ?? ''), typeOnly: Boolean(m[1]) }));

const files = filesBelow(src);

describe('architecture', () => {
  it('finds the source files', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  it('imports go one way', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const room = roomOf(file);
      for (const { target, typeOnly } of importsOf(file)) {
        if (!target.startsWith(src)) continue;
        const to = roomOf(target);
        if (to === room) continue;
        if ((ALLOWED[room] ?? []).includes(to)) continue;
        if (typeOnly && (TYPE_ONLY[room] ?? []).includes(to)) continue;
        wrong.push(`${relative(root, file)} → ${relative(root, target)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('names files in kebab-case and uses no forbidden room or file name', () => {
    const wrong = files.filter(
      (file) =>
        !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(basename(file)) ||
        /utils|manager|service\b|handler|helper/.test(basename(file)),
    );
    expect(wrong.map((file) => relative(root, file))).toEqual([]);
  });

  it('keeps the database driver, process library and writer in few files', () => {
    const limits: Record<string, number> = {
      'node-sqlite3-wasm': 1,
      execa: 3,
      'write-file-atomic': 3,
      micromatch: 4,
      json5: 3,
      '@modelcontextprotocol/sdk': 3,
    };
    for (const [name, limit] of Object.entries(limits)) {
      const users = files.filter((file) => new RegExp(`from ['"]${name}[/'"]`).test(readFileSync(file, 'utf8')));
      expect(
        users.length,
        `${name} is imported by ${users.map((f) => relative(root, f)).join(', ')}`,
      ).toBeLessThanOrEqual(limit);
    }
  });

  it('starts no shell from a string', () => {
    const wrong = files.filter((file) =>
      /\bexec(Sync)?\(|shell:\s*true/.test(readFileSync(file, 'utf8').replace(/\.exec\(/g, '')),
    );
    expect(wrong.map((file) => relative(root, file))).toEqual([]);
  });

  it('makes folders in one way, which always comes back', () => {
    const wrong = files.filter((file) => /mkdir(?:Sync)?\([^;]*recursive/.test(readFileSync(file, 'utf8')));
    expect(wrong.map((file) => relative(root, file))).toEqual([]);
  });

  it('makes random tests play the same cases each time', () => {
    const tests = filesBelow(join(root, 'test')).filter((file) => !file.endsWith('support/properties.ts'));
    const wrong = tests.filter((file) => readFileSync(file, 'utf8').includes("from 'fast-check'"));
    expect(wrong.map((file) => relative(root, file)).filter((file) => file !== 'test/architecture.test.ts')).toEqual(
      [],
    );
  });

  it('lets no file grow past 400 lines', () => {
    const wrong = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 400);
    expect(wrong.map((file) => relative(root, file))).toEqual([]);
  });
});
