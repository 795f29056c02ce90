import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { applyPlan } from '../../../src/transaction/apply-plan.ts';
import { listBackups } from '../../../src/transaction/list-backups.ts';
import { restoreBackup } from '../../../src/transaction/restore-backup.ts';
import { type Bench, makeBench, snapshot } from './support.ts';

let bench: Bench;
afterEach(() => bench.remove());

it('does one transaction of a project at a time: twenty plans made from the same bytes, one is applied', async () => {
  bench = makeBench({ 'a.txt': 'a' }, { waitMs: 20_000 });
  const before = snapshot(bench.root);
  const plans = Array.from({ length: 20 }, (_, index) =>
    bench.plan([
      {
        kind: 'edit',
        path: 'a.txt',
        baseHash: bench.hash('a.txt'),
        replacements: [{ start: 0, end: 1, text: `${index}` }],
      },
      { kind: 'create', path: `made-by-${index}`, content: '' },
    ]),
  );
  const results = await Promise.allSettled(plans.map((plan) => applyPlan(plan, bench.world)));
  const winners = results.flatMap((result, index) => (result.status === 'fulfilled' ? [index] : []));
  expect(winners).toHaveLength(1);
  expect(readFileSync(join(bench.root, 'a.txt'), 'utf8')).toBe(`${winners[0]}`);
  expect(Object.keys(snapshot(bench.root))).toEqual(['a.txt', `made-by-${winners[0]}`]);
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'stale' });
  expect(listBackups(bench.world)).toHaveLength(1);
  await restoreBackup(listBackups(bench.world)[0]?.id ?? '', bench.world);
  expect(snapshot(bench.root)).toEqual(before);
});

it('says who is at work when the wait is over', async () => {
  bench = makeBench({});
  const slow = bench.plan([{ kind: 'command', argv: ['sleep', '1'], cwd: '', touches: [], timeoutMs: 5000 }]);
  const running = applyPlan(slow, bench.world);
  const second = applyPlan(bench.plan([{ kind: 'mkdir', path: 'x' }]), { ...bench.world, waitMs: 50 });
  await expect(second).rejects.toMatchObject({ code: 'busy', why: expect.stringContaining(String(process.pid)) });
  await running;
});
