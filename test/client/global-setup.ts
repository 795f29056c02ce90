import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Builds and packs heal-hooks as it is published, and unpacks the tarball elsewhere: that folder is what the tests install. */
export default function setup(project: TestProject): () => void {
  const place = mkdtempSync(join(tmpdir(), 'heal-hooks-packed-'));
  if (!process.env.HEAL_HOOKS_TEST_NO_BUILD)
    execFileSync(process.execPath, ['scripts/build.mjs', '--quiet'], { cwd: root, stdio: 'inherit' });
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', place], { cwd: root });
  const tarball = readdirSync(place).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack made no tarball');
  mkdirSync(join(place, 'unpacked'));
  execFileSync('tar', ['-xzf', join(place, tarball), '-C', join(place, 'unpacked')]);
  project.provide('packed', join(place, 'unpacked', 'package'));
  return () => rmSync(place, { recursive: true, force: true });
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** The unpacked npm tarball: package root and plugin root in one. */
    packed: string;
  }
}
