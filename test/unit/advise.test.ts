import { describe, expect, it } from 'vitest';
import { advise } from '../../src/advise.ts';
import { parsePatternFile } from '../../src/pattern/parse/parse-pattern-file.ts';
import type { Match } from '../../src/pattern/pattern.ts';
import type { Playbook, Proposal } from '../../src/remedy/remedy.ts';
import { sampleDiagnosis } from '../support/sample-report.ts';

const playbook: Playbook = {
  id: 'missing-dependency',
  title: 'A dependency is missing',
  trigger: 'x',
  severity: 'high',
  steps: [
    { action: 'identify', description: 'The module is `${module}`.' },
    { action: 'search', description: 'See who needs it:', command: 'git grep ${module}' },
    { action: 'search', description: 'Look at the file', command: 'cat ${file}' },
    { action: 'decide', options: { needed: 'declare ${module}', optional: 'guard the import' } },
  ],
  table: { E1: 'one', E2: 'two' },
  avoid: ['guessing'],
  success_indicators: [],
};

const of = (proposal: Proposal | null, held: string | null = null) =>
  advise({ diagnosis: sampleDiagnosis(), proposal, held, playbook, program: 'hh' });

describe('advise', () => {
  it('fills a playbook with the names of the failure, and leaves out what nobody can run', () => {
    expect(of(null)).toEqual({
      known: [],
      steps: [
        'See who needs it: `git grep aiohttp`',
        'Look at the file',
        'needed → declare aiohttp',
        'optional → guard the import',
      ],
      avoid: ['guessing'],
      playbook: 'missing-dependency',
    });
  });

  it('prefers what was found in the project', () => {
    const refused: Proposal = {
      kind: 'refuse',
      reason: 'No.',
      known: ['a.txt lacks it'],
      steps: ['add it'],
      avoid: 'that',
    };
    const advice = advise({
      diagnosis: sampleDiagnosis(),
      proposal: refused,
      held: null,
      playbook,
      facts: ['a.txt lacks it', 'b'],
    });
    expect(advice).toMatchObject({
      reason: 'No.',
      known: ['a.txt lacks it', 'b'],
      steps: ['add it'],
      avoid: ['that', 'guessing'],
    });
  });

  it('hands a correction, a retry and a held plan to whoever can carry them out', () => {
    const correct: Proposal = {
      kind: 'correct',
      argv: ['npm', 'run', 'a b'],
      summary: '`x` does not exist; `a b` does. It is run.',
    };
    expect(of(correct, 'a hook runs no commands')).toMatchObject({
      steps: ["run `npm run 'a b'` (`x` does not exist; `a b` does)"],
    });
    expect(of(correct, 'a hook runs no commands').reason).toBeUndefined();
    expect(of({ kind: 'retry', max: 3, backoffMs: 1, summary: 'again' }).steps[0]).toContain(
      'run the same command again',
    );
    const plan: Proposal = {
      kind: 'plan',
      plan: { owner: 'x', root: '/', title: 't', changes: [] },
      safety: 'safe',
      summary: 'a → b.',
    };
    expect(of(plan, 'mode is `suggest`')).toMatchObject({
      reason: 'mode is `suggest`',
      steps: ['a → b (`hh fix last` shows it)'],
    });
  });

  it('keeps the options that can apply, and says a single one without its condition', () => {
    const adviceFor = (options?: string[]) => {
      const entry = { id: 'x/y', error_regex: 'boom', category: 'runtime', severity: 'high', options };
      const [pattern] = parsePatternFile(JSON.stringify({ patterns: [entry] }), {
        file: 'x.json',
        layer: 'user',
      }).patterns;
      if (!pattern) throw new Error('the entry is a pattern');
      const match: Match = { pattern, line: 1, endLine: 1, text: 'boom', captures: {}, literalLength: 4 };
      return advise({ diagnosis: sampleDiagnosis({ match }), proposal: null, held: null, playbook }).steps.slice(2);
    };
    expect(adviceFor()).toEqual(['needed → declare aiohttp', 'optional → guard the import']);
    expect(adviceFor(['optional'])).toEqual(['guard the import']);
    expect(adviceFor(['of another playbook'])).toEqual(adviceFor());
  });

  it('warns of a thing once, in whatever words', () => {
    const avoid = [
      'Putting a token into the URL: it ends up in .git/config and in logs.',
      'Credentials in the URL end up in .git/config and in logs.',
      '`--force`: it drops the commits of others.',
      'Pushing with `--force`.',
      'Retrying.',
    ];
    const shown = advise({
      diagnosis: sampleDiagnosis(),
      proposal: null,
      held: null,
      playbook: { ...playbook, avoid },
    });
    expect(shown.avoid).toEqual([avoid[0], avoid[2], 'Retrying.']);
  });

  it('keeps the options that name the error code', () => {
    const byCode: Playbook = {
      ...playbook,
      steps: [{ action: 'decide', options: { '404': 'a', '401 or 403': 'b', '5xx': 'c', 'E1 (locked)': 'd' } }],
    };
    const stepsFor = (code: string) =>
      advise({ diagnosis: sampleDiagnosis({ captures: { code } }), proposal: null, held: null, playbook: byCode })
        .steps;
    expect(stepsFor('403')).toEqual(['b']);
    expect(stepsFor('502')).toEqual(['c']);
    expect(stepsFor('E1')).toEqual(['d']);
    expect(stepsFor('301')).toHaveLength(4);
  });

  it('says nothing that is true of any failure, and no warning twice', () => {
    const wordy: Playbook = {
      ...playbook,
      steps: [
        { action: 'fix', description: 'Do it.' },
        { action: 'verify', description: 'Run the failing command again.' },
      ],
      avoid: ['`x --force` breaks it.', 'a', '`x --force`: it breaks everything.'],
    };
    const advice = advise({ diagnosis: sampleDiagnosis(), proposal: null, held: null, playbook: wordy });
    expect(advice.steps).toEqual(['Do it']);
    expect(advice.avoid).toEqual(['`x --force` breaks it.', 'a']);
  });

  it('names what parses the failing file alone, where a common tool does', () => {
    const parse: Playbook = {
      ...playbook,
      steps: [{ action: 'verify', description: 'Parse it.', command: '${check}' }],
    };
    const stepsFor = (file: string) => {
      const diagnosis = sampleDiagnosis();
      return advise({
        diagnosis: { ...diagnosis, captures: { ...diagnosis.captures, file } },
        proposal: null,
        held: null,
        playbook: parse,
      }).steps;
    };
    expect(stepsFor('lib/a b.rb')).toEqual(["Parse it: `ruby -c 'lib/a b.rb'`"]);
    expect(stepsFor('notes.txt')).toEqual([]);
  });
});
