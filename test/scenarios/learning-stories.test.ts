import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** One story of each kind; `npm run bench:learning` plays them all. */
const STORIES = [
  'remedies/an-edit-of-a-setting',
  'remedies/a-migration',
  'remedies/another-runner',
  'remedies/where-it-was-run',
  'remedies/through-the-wrapper',
  'sharing/two-actions-share-the-credit',
  'sharing/one-failure-behind-another',
  'sharing/the-session-was-cleared',
  'chance/an-unrelated-edit-of-code',
  'chance/another-folder-passed',
  'poison/the-expectation-is-edited',
  'poison/the-test-is-skipped',
  'poison/or-true-with-quiet-output',
  'poison/a-script-from-the-network-in-two-steps',
  'poison/a-secret-before-the-command',
  'poison/orders-in-the-evidence',
  'poison/orders-in-a-name',
  'poison/by-chance-and-taken-back',
  'again/another-symbol',
  'again/other-names-of-another-kind',
  'again/in-the-other-tree',
  'again/after-two-days',
  'again/after-two-years',
  'beside/plugin-and-settings',
  'beside/two-trees-at-once',
  'reading/in-the-background',
  'limits/a-damaged-memory',
  'limits/no-place-to-write',
];

interface Played {
  scenario: string;
  offers: { wanted: string; offered: string; right: boolean; advice: string }[];
  faults: string[];
}

describe('what an agent is told about a failure that the project has seen', () => {
  it('is as the stories say', () => {
    const bench = resolve(import.meta.dirname, '..', '..', 'bench', 'learning.mjs');
    const args = [bench, '--json', '--only', STORIES.map((story) => `${story}.`).join(',')];
    let text: string;
    try {
      text = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
    } catch (error) {
      text = String((error as { stdout?: string }).stdout); // it exits 1 when a story went otherwise
    }
    const results: Played[] = JSON.parse(text).results;
    expect(results.map(({ scenario }) => scenario).sort()).toEqual([...STORIES].sort());
    const otherwise = results.filter(({ offers, faults }) => faults.length > 0 || offers.some(({ right }) => !right));
    expect(otherwise).toEqual([]);
  }, 600_000);
});
