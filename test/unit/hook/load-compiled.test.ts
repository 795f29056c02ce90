import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCompiled } from '../../../src/system/load-compiled.ts';
import { tempProject } from '../../support/temp-project.ts';

const BUNDLE = `(function (exports, require, module, __filename, __dirname, __import, __url) {
exports.twice = (n) => n * 2;
exports.part = (name) => __import(name);
exports.place = [__filename, __url];
exports.read = require('node:fs').readFileSync;
})`;

interface Exports {
  twice(n: number): number;
  part(name: string): Promise<unknown>;
  place: string[];
  read: typeof readFileSync;
}

function bundle() {
  const project = tempProject({ 'lib/hook.cjs': BUNDLE });
  const file = project.path('lib/hook.cjs');
  const folder = join(project.home, 'state', 'code');
  const url = pathToFileURL(file).href;
  const load = (hash = 'a1') =>
    loadCompiled<Exports>({ file, hash, folder, url, importPart: async (name) => `part ${name}` });
  const kept = (): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);
  return { file, folder, url, load, kept };
}

describe('loadCompiled', () => {
  it('runs a bundle with what a script does not have by itself', async () => {
    const { load, file, url } = bundle();
    const { exports } = load();
    expect(exports.twice(21)).toBe(42);
    expect(await exports.part('./lib/x.js')).toBe('part ./lib/x.js');
    expect(exports.place).toEqual([file, url]);
    expect(exports.read).toBe(readFileSync);
  });

  it('writes code down when asked, for each content with what the first processes ran', () => {
    const { load, folder, kept } = bundle();
    const first = load();
    expect(kept()).toEqual([]);
    first.keep();
    expect(kept()).toHaveLength(1);
    const code = (): Buffer => readFileSync(join(folder, kept()[0] ?? ''));
    const begun = code();
    const more = load();
    more.exports.twice(1);
    more.keep();
    expect(code().length).toBeGreaterThan(begun.length);
    load().keep();
    const written = code();
    const second = load();
    expect(second.exports.twice(4)).toBe(8);
    second.exports.place.sort();
    second.keep();
    expect(code()).toEqual(written);
    load('b2').keep();
    expect(kept()).toHaveLength(2);
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['cut off', (code: Buffer) => code.subarray(0, code.length >> 1)],
    ['damaged in the middle', (code: Buffer) => Buffer.from(code).fill(7, code.length >> 1, (code.length >> 1) + 9)],
  ])('compiles anew, and writes anew, where the code is %s', (_, damage) => {
    const { load, folder, kept } = bundle();
    load().keep();
    const path = join(folder, kept()[0] ?? '');
    const good = readFileSync(path);
    const bad = damage(good);
    writeFileSync(path, bad);
    const again = load();
    expect(again.exports.twice(3)).toBe(6);
    again.keep();
    expect(readFileSync(path).length).toBeGreaterThan(20);
    expect(readFileSync(path)).not.toEqual(bad);
  });

  it('works where nothing can be kept', () => {
    const { load, folder } = bundle();
    mkdirSync(join(folder, '..'), { recursive: true });
    writeFileSync(folder, 'a file');
    const { exports, keep } = load();
    keep();
    expect(exports.twice(5)).toBe(10);
    expect(readFileSync(folder, 'utf8')).toBe('a file');
  });

  it('forgets what is old', () => {
    const { load, kept } = bundle();
    for (let n = 0; n < 40; n++) load(`h${n}`).keep();
    expect(kept().length).toBeLessThan(40);
    expect(kept().some((name) => name.startsWith('h39-'))).toBe(true);
  });
});
