import { afterAll, describe, expect, it } from 'vitest';
import { isUnfinished } from '../../../src/transaction/is-unfinished.ts';
import { listBackups } from '../../../src/transaction/list-backups.ts';
import { recover } from '../../../src/transaction/recover.ts';
import { SCENARIOS, type Scenario } from './kill-scenarios.ts';
import { countingFiles, type Death, Killed, killingFiles } from './killing-files.ts';
import { type Bench, makeBench, snapshot } from './support.ts';

const FULL = process.env.HEAL_HOOKS_FULL_SWEEP === '1';
/** Of all points, the sample takes one in this many, another one in each scenario. */
const STRIDE = FULL ? 1 : 12;

const die = (): never => {
  throw new Killed();
};

const open = async (scenario: Scenario): Promise<Bench> => {
  const bench = makeBench(scenario.tree, { files: countingFiles().files });
  await scenario.prepare?.(bench);
  return bench;
};

interface Ends {
  before: string;
  after: string;
  calls: string[];
}

/** The tree, and the newest backup that is listed: one and only one when all is new. */
function stateOf(bench: Bench): string {
  const [newest] = listBackups(bench.world);
  return JSON.stringify([snapshot(bench.root), newest?.kind, newest?.entries.length]);
}

/** Runs a scenario to its end: how the tree looks before and after, and how many calls that takes. */
async function measure(scenario: Scenario): Promise<Ends> {
  const bench = await open(scenario);
  const before = stateOf(bench);
  const { files, calls } = countingFiles();
  await scenario.run(bench, { ...bench.world, files });
  const after = stateOf(bench);
  bench.remove();
  return { before, after, calls: calls() };
}

const swallow = (error: unknown): void => {
  if (!(error instanceof Killed) && !(error instanceof Error && error.cause)) throw error; // what a killed process says, nobody hears
};

/** Kills the scenario at call `at`, and the recovery at call `again` (0 = not). Answers the tree after the next start. */
async function killedAt(scenario: Scenario, at: number, death: Death, again: number): Promise<string> {
  const bench = await open(scenario);
  try {
    await scenario.run(bench, { ...bench.world, files: killingFiles(at, death, die).files }).catch(swallow);
    if (again > 0) await recover({ ...bench.world, files: killingFiles(again, death, die).files }).catch(swallow);
    await recover(bench.world);
    expect(isUnfinished(bench.world)).toBe(false);
    return stateOf(bench);
  } finally {
    bench.remove();
  }
}

describe(`a kill at ${FULL ? 'every' : `one in ${STRIDE}`} file-system call`, () => {
  const tried = { points: 0, old: 0, new: 0, twice: 0 };
  afterAll(() => {
    console.log(
      `kill sweep: ${tried.points} points (${tried.twice} of them killed again in the recovery) in ${SCENARIOS.length} scenarios: ` +
        `${tried.old} all-old, ${tried.new} all-new, ${tried.points - tried.old - tried.new} mixed`,
    );
  });

  it.each(SCENARIOS.map((scenario, index) => [scenario.name, scenario, index] as const))(
    '%s',
    { timeout: 600_000 },
    async (_, scenario, index) => {
      const { before, after, calls } = await measure(scenario);
      expect(calls.length).toBeGreaterThan(20);
      const mixed: string[] = [];
      const note = (text: string, point: string): void => {
        tried.points++;
        if (text === before) tried.old++;
        else if (text === after) tried.new++;
        else mixed.push(point);
      };
      for (let at = 1 + (index % STRIDE); at <= calls.length; at += STRIDE) {
        note(await killedAt(scenario, at, 'before', 0), `before ${at}`);
        if (calls[at - 1] === 'writeSync') note(await killedAt(scenario, at, 'torn', 0), `torn ${at}`);
        const again = 1 + ((at * 7) % 40);
        tried.twice++;
        note(await killedAt(scenario, at, 'torn', again), `${at}, then ${again}`);
      }
      expect(mixed).toEqual([]);
    },
  );
});
