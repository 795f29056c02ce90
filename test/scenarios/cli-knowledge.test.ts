import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { heal, transcript } from '../support/cli.ts';
import { tempProject } from '../support/temp-project.ts';
import { RUN_TILL, till } from './till-project.ts';

const file = (name: string): string => `./snapshots/${name}.txt`;

describe('heal-hooks patterns', () => {
  it('adds a pattern in a minute', async () => {
    const project = tempProject({}, { git: true });
    const text = await transcript(project, [
      ['patterns', 'new', 'shop/region', '--line', "shop: no region 'eu-7' in zone 3"],
      ['patterns', 'test'],
      ['patterns', 'new', 'shop/region'],
      ['patterns', 'new', 'no good/id!'],
    ]);
    await expect(text).toMatchFileSnapshot(file('patterns new'));
    await expect(readFileSync(project.path('.heal-hooks/patterns/shop-region.json5'), 'utf8')).toMatchFileSnapshot(
      './snapshots/patterns new.json5',
    );
    const { stdout } = await heal(project, ['diagnose', '--json'], { input: "shop: no region 'us-9' in zone 12\n" });
    expect(JSON.parse(stdout).diagnoses[0]).toMatchObject({ pattern: 'shop/region', captures: { symbol: 'us-9' } });
  });

  it('begins to count where a seed file ends', async () => {
    const seed = {
      patterns: [
        {
          id: 'no-zone',
          error_regex: 'shop: no zone',
          category: 'config',
          severity: 'high',
          auto_fix: null,
          occurrences: 3,
          last_seen: '2020-01-02T03:04:05Z',
        },
      ],
    };
    const project = tempProject({ '.heal-hooks/error-patterns.json': JSON.stringify(seed) }, { git: true });
    const exported = async (): Promise<unknown> => {
      const { stdout } = await heal(project, ['patterns', 'export', '--seen']);
      return JSON.parse(stdout).patterns.find(({ id }: { id: string }) => id === 'no-zone');
    };
    expect(await exported()).toMatchObject({ occurrences: 3, last_seen: expect.stringContaining('2020-01-02') });
    await heal(project, [], { input: 'shop: no zone 4\n' });
    expect(await exported()).toMatchObject({ occurrences: 4, last_seen: expect.not.stringContaining('2020') });
  });

  it('names file, entry and field of what is wrong, and uses the rest', async () => {
    const project = till({
      '.heal-hooks/patterns/bad.json5': `{ patterns: [
        { id: 'bad/regex', title: 'x', error_regex: '(a', category: 'config', severity: 'high' },
        { id: 'bad/linear', title: 'x', error_regex: '(\\\\w+) \\\\1', category: 'config', severity: 'high' },
        { id: 'bad/severity', title: 'x', error_regex: 'abc def', category: 'config', severity: ['loud'] },
        { id: 'bad/none', title: 'x' },
        { id: 'good/one', title: 'x', error_regex: '^good: stopped', category: 'config', severity: 'high' },
      ] }`,
      '.heal-hooks/error-patterns.json': '{ "patterns": [',
    });
    await expect(await transcript(project, [['patterns', 'lint']])).toMatchFileSnapshot(file('patterns lint'));
    const { stdout } = await heal(project, ['diagnose', '--json', '-e', '1'], { input: 'good: stopped\n' });
    expect(JSON.parse(stdout).diagnoses[0].pattern).toBe('good/one');
  });

  it('finds examples that do not do what they say', async () => {
    const project = tempProject({
      '.heal-hooks/patterns/odd.json5': `{ patterns: [{ id: 'odd/one', title: 'x', error_regex: '^odd: (?<symbol>\\\\w+)', category: 'config',
        severity: 'high', summary: '\${module} is odd', examples: { matches: ['even: a', 'odd: b'], non_matches: ['odd: c'] } }] }`,
    });
    await expect(await transcript(project, [['patterns', 'test']])).toMatchFileSnapshot(file('patterns test, faults'));
  });

  it('takes over a file in the seed format and writes it with what was seen', async () => {
    const seed = {
      patterns: [
        {
          id: 'event-field-names',
          error_regex: "Event\\.__init__\\(\\) got an unexpected keyword argument 'event_type'",
          category: 'type',
          severity: 'high',
          auto_fix: { search: 'event_type=', replace: 'topic=' },
          occurrences: 0,
          last_seen: null,
        },
      ],
    };
    const project = tempProject({ 'seed.json': JSON.stringify(seed) }, { git: true });
    const imported = await heal(project, ['patterns', 'import', 'seed.json', '--json']);
    expect(JSON.parse(imported.stdout).patterns).toEqual(['event-field-names']);
    const input = "TypeError: Event.__init__() got an unexpected keyword argument 'event_type'\n";
    await heal(project, [], { input });
    await heal(project, [], { input });
    const exported = await heal(project, ['patterns', 'export', '--layer', 'project']);
    const [entry] = JSON.parse(exported.stdout).patterns;
    expect(entry).toMatchObject({
      ...seed.patterns[0],
      occurrences: 2,
      last_seen: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    const listed = await heal(project, ['patterns', 'list', '--seen']);
    expect(listed.stdout).toMatch(/event-field-names +type +unsafe fix +2 +just now/);
  });

  it('converts problem matchers', async () => {
    const matcher = {
      problemMatcher: [
        { owner: 'lathe', pattern: [{ regexp: '^lathe: (.+):(\\d+): (jammed .+)$', file: 1, line: 2, message: 3 }] },
      ],
    };
    const project = tempProject({ 'lathe.json': JSON.stringify(matcher) }, { git: true });
    const imported = JSON.parse((await heal(project, ['patterns', 'import', 'lathe.json', '--json'])).stdout);
    expect(imported).toMatchObject({ patterns: [expect.stringContaining('lathe')] });
    const { stdout } = await heal(project, ['diagnose', '--json', '-e', '1'], {
      input: 'lathe: a/b.wood:7: jammed at 40 rpm\n',
    });
    expect(JSON.parse(stdout).diagnoses[0]).toMatchObject({
      pattern: imported.patterns[0],
      locations: [{ file: 'a/b.wood', line: 7 }],
    });
  });

  it('shows a pattern and explains a match', async () => {
    const project = till();
    const lines = [
      ['patterns', 'show', 'till/currency'],
      ['patterns', 'show', 'till/curency'],
    ];
    await expect(await transcript(project, lines)).toMatchFileSnapshot(file('patterns show'));
    const explained = await heal(project, ['patterns', 'explain'], {
      input: "till: no such currency 'EURO' (till.json:2)\n",
    });
    expect(explained.stdout).toContain('till/currency  the root cause');
    expect(explained.stdout).toContain('symbol=EURO  file=till.json  line=2');
  });
});

describe('heal-hooks playbooks', () => {
  it('shows steps with the names of a failure', async () => {
    const project = tempProject({
      '.heal-hooks/recovery-playbook.json': JSON.stringify({
        playbooks: {
          currency_missing: {
            trigger: 'a currency is unknown',
            severity: 'high',
            steps: [
              { action: 'search', command: 'grep -rn "${symbol}" .' },
              { action: 'fix', description: 'Correct ${symbol} in ${file}, then ${build}' },
            ],
            by_tool: { build: { pnpm: '`pnpm build`', any: 'build it' } },
            success_indicators: ['the till is ready'],
          },
        },
      }),
    });
    const lines = [
      ['playbooks', 'list', 'currency'],
      ['playbooks', 'show', 'currency_missing', '--set', 'symbol=EURO'],
      ['playbooks', 'show', 'currency_missing', '--set', 'symbol=EURO', '--set', 'tool=pnpm'],
      ['playbooks', 'run', 'currency_missing'],
      ['playbooks', 'show', 'currency'],
      ['playbooks', 'show', 'currency_missing', '--set', 'symbl=EURO'],
      ['playbooks', 'show', 'currency_missing', '--set', 'tool=pnmp'],
    ];
    await expect(await transcript(project, lines)).toMatchFileSnapshot(file('playbooks'));
  });
});

describe('heal-hooks trust', () => {
  it('asks again when the files change', async () => {
    const project = till();
    const before = await transcript(project, [['trust', '--show'], ['trust']]);
    project.write(
      '.heal-hooks/patterns/more.json5',
      "{ patterns: [{ id: 'a/b', title: 't', error_regex: '^abc def' }] }",
    );
    const after = await transcript(project, [
      ['trust', '--show'],
      ['run', '--apply', '--', ...RUN_TILL],
      ['trust', '--revoke'],
    ]);
    await expect(`${before}\n(another pattern file is added)\n\n${after}`).toMatchFileSnapshot(file('trust'));
  });

  it('has nothing to trust in a project without patterns', async () => {
    const { status, stderr } = await heal(tempProject(), ['trust']);
    expect(status).toBe(2);
    expect(stderr).toContain('Nothing to trust');
  });
});
