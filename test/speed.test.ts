import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// Ratios of processor time within one go, with bounds far above what is measured: it is there for the mistake that costs a multiple.
it.skipIf(process.platform === 'win32')('starts as fast as it should, beside a Node that does nothing', () => {
  const bench = join(import.meta.dirname, '..', 'bench', 'hook-start.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [bench, '--check', '--rounds', '2'], {
    encoding: 'utf8',
  });
  console.log(stdout);
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
});
