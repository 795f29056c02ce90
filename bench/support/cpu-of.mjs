// Processor time of child processes: what others do on the machine at the same time hardly counts.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LOOP = 'dir=$1; shift; for file in "$dir"/*; do "$@" <"$file" >/dev/null 2>&1; done; times';

/**
 * Milliseconds of processor time that one run takes, with everything that it starts and waits for; the mean over the inputs.
 * @param {string[]} argv program and arguments
 * @param {string[]} inputs one run for each, given on stdin
 * @param {{cwd: string, env: Record<string, string>}} options
 */
export function cpuOf(argv, inputs, options) {
  const folder = mkdtempSync(join(tmpdir(), 'heal-hooks-cpu-'));
  try {
    mkdirSync(join(folder, 'in'));
    inputs.forEach((text, n) => {
      writeFileSync(join(folder, 'in', String(n).padStart(4, '0')), text);
    });
    const { stdout } = spawnSync('/bin/sh', ['-c', LOOP, 'sh', join(folder, 'in'), ...argv], {
      ...options,
      encoding: 'utf8',
    });
    const children = stdout.trim().split('\n').at(-1) ?? '';
    const times = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
      ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
    );
    return ((times[0] + times[1]) * 1000) / inputs.length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {number[]} list */
export const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
