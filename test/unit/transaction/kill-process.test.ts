import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isUnfinished } from '../../../src/transaction/is-unfinished.ts';
import { recover } from '../../../src/transaction/recover.ts';
import { SCENARIOS, type Scenario, SLOW } from './kill-scenarios.ts';
import { countingFiles } from './killing-files.ts';
import { makeBench, snapshot } from './support.ts';

const FULL = process.env.HEAL_HOOKS_FULL_SWEEP === '1';
/** Points per scenario, spread over all of its calls. */
const POINTS = FULL ? 12 : 2;

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hh-child-'));
const child = join(folder, 'child.mjs');

beforeAll(async () => {
  const banner = "import { createRequire as __r } from 'node:module'; const require = __r(import.meta.url);";
  await build({
    entryPoints: [join(here, 'killed-child.ts')],
    outfile: child,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: { js: banner },
  });
});

describe('a process killed with SIGKILL inside a transaction', () => {
  let killed = 0;
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    console.log(`SIGKILL: ${killed} processes killed, every tree all-old or all-new after the next start`);
  });

  it('leaves a running command, which is ended before its work is taken back', async () => {
    const bench = makeBench(SLOW.tree);
    const before = snapshot(bench.root);
    const healer = spawn(process.execPath, [child, bench.dir, SLOW.name]);
    while (readFileSync(join(bench.root, 'notes.txt'), 'utf8') !== 'begun\n') await sleep(10);
    expect(await recover(bench.world)).toBeNull(); // it is under way
    healer.kill('SIGKILL');
    await once(healer, 'exit');
    expect(await recover(bench.world)).toMatchObject({ outcome: 'taken-back', left: [] });
    await sleep(1200);
    expect(snapshot(bench.root)).toEqual(before);
    bench.remove();
  });

  const ends = async (scenario: Scenario): Promise<{ before: string; after: string; calls: number }> => {
    const bench = makeBench(scenario.tree);
    await scenario.prepare?.(bench);
    const before = JSON.stringify(snapshot(bench.root));
    const { files, calls } = countingFiles();
    await scenario.run(bench, { ...bench.world, files });
    const after = JSON.stringify(snapshot(bench.root));
    bench.remove();
    return { before, after, calls: calls().length };
  };

  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    { timeout: 300_000 },
    async (name, scenario) => {
      const { before, after, calls } = await ends(scenario);
      for (let point = 1; point <= POINTS; point++) {
        const at = Math.ceil((calls * (point - 0.3)) / POINTS);
        const bench = makeBench(scenario.tree);
        await scenario.prepare?.(bench);
        const ended = spawnSync(process.execPath, [child, bench.dir, name, String(at), point % 2 ? 'torn' : 'before']);
        expect(ended.signal, String(ended.stderr)).toBe('SIGKILL');
        killed++;
        await recover(bench.world);
        expect(isUnfinished(bench.world)).toBe(false);
        expect([before, after]).toContain(JSON.stringify(snapshot(bench.root)));
        bench.remove();
      }
    },
  );
});
