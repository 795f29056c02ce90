import { execFileSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Tests of surfaces run the built bundle: build it once per run, so that nobody tests yesterday's code. */
export default function setup(): void {
  if (process.env.HEAL_HOOKS_TEST_NO_BUILD) return;
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  execFileSync(process.execPath, ['scripts/build.mjs', '--quiet'], { cwd: root, stdio: 'inherit' });
}
