import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

it('has reference pages that are current', () => {
  execFileSync(process.execPath, ['scripts/docs.mjs', '--check'], { cwd: ROOT, stdio: 'pipe' });
});

it('documents every configuration key', () => {
  const rows = [...read('docs/configuration.md').matchAll(/^\| `([^`]+)`[^|]*\|[^|]*\| (.*) \|$/gm)];
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(([, , about]) => (about ?? '').trim().length < 10).map(([, key]) => key)).toEqual([]);
});

it('names only files that exist', () => {
  for (const page of ['README.md', 'CONTRIBUTING.md'])
    for (const [, path] of read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(read(path ?? '').length, path).toBeGreaterThan(0);
});
