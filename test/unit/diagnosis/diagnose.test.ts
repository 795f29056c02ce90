import { describe, expect, it } from 'vitest';
import { analysis, diagnoseText, pattern } from './evidence.ts';

const missing = pattern('py/missing', "No module named '(?<module>[\\w.]+)'", {
  category: 'dependency',
  summary: '`${module}` is not installed. It is asked for by ${package}.',
  playbook: 'missing-dependency',
});
const anyError = pattern('py/any', '^(?:E +)?\\w+Error: ', { generic: true, category: 'runtime' });
const lifecycle = pattern('npm/lifecycle', '^npm error Lifecycle script', { consequence: true, category: 'build' });

describe('diagnose', () => {
  it('prefers what is specific on the same line, and says it with the names of the failure', async () => {
    const { diagnoses } = await diagnoseText("ModuleNotFoundError: No module named 'aio'", [anyError, missing]);
    expect(diagnoses).toHaveLength(1);
    expect(diagnoses[0]).toMatchObject({
      pattern: 'py/missing',
      root: "ModuleNotFoundError: No module named 'aio'",
      line: 1,
      captures: { module: 'aio' },
      summary: '`aio` is not installed.',
      remedies: [{ kind: 'playbook', id: 'missing-dependency' }],
      count: 1,
    });
  });

  describe('a trigger', () => {
    const trigger = (extra = {}) =>
      pattern('playbook/team', 'aio', { generic: true, trigger: true, playbook: 'team', layer: 'project', ...extra });
    const playbooks = async (...patterns: Parameters<typeof diagnoseText>[1]) =>
      (await diagnoseText("ModuleNotFoundError: No module named 'aio'", patterns)).diagnoses.map((one) => [
        one.pattern,
        ...one.remedies.map(({ id }) => id),
      ]);

    it('gives its playbook to what is known, in place of one of ours', async () => {
      const ours = pattern('py/missing', 'No module named', { playbook: 'missing-dependency', layer: 'built-in' });
      expect(await playbooks(ours, trigger())).toEqual([['py/missing', 'team']]);
    });

    it('leaves the playbook that people have chosen for their own pattern', async () => {
      const own = pattern('team/missing', 'No module named', { playbook: 'ask', layer: 'project' });
      expect(await playbooks(own, trigger())).toEqual([['team/missing', 'ask']]);
    });

    it('is what is known where no pattern is', async () => {
      expect(await playbooks(trigger())).toEqual([['playbook/team', 'team']]);
    });
  });

  it('folds what only follows from the cause', async () => {
    const text = "ModuleNotFoundError: No module named 'aio'\nnpm error Lifecycle script `test` failed";
    const { diagnoses } = await diagnoseText(text, [lifecycle, missing]);
    expect(diagnoses.map((one) => one.pattern)).toEqual(['py/missing']);
    expect(diagnoses[0]?.consequences).toEqual(['npm error Lifecycle script `test` failed']);
  });

  it('folds what a generic wording says again of the same kind, unless it names something else', async () => {
    const busy = pattern('web/busy', '^Address already in use: port (?<port>\\d+)', { category: 'connection' });
    const generic = { category: 'connection', generic: true } as const;
    const again = pattern('general/port', '^in use(?:: (?<port>\\d+))?(?: by (?<test>\\w+))?', generic);
    const told = async (line: string) =>
      (await diagnoseText(`Address already in use: port 8080\n${line}`, [busy, again])).diagnoses.map((one) => [
        one.pattern,
        ...one.consequences,
      ]);
    expect(await told('in use')).toEqual([['web/busy', 'in use']]);
    expect(await told('in use: 8080')).toEqual([['web/busy', 'in use: 8080']]);
    expect(await told('in use: 5432')).toEqual([['web/busy'], ['general/port']]);
    expect(await told('in use by smoke')).toEqual([['web/busy'], ['general/port']]);
  });

  it('names a consequence when nothing else is known', async () => {
    const { diagnoses } = await diagnoseText('npm error Lifecycle script `test` failed', [lifecycle, missing]);
    expect(diagnoses.map((one) => one.pattern)).toEqual(['npm/lifecycle']);
  });

  it('counts reports of one cause once, with all their places', async () => {
    const text = [1, 2, 3].map((n) => `tests/t${n}.py:${n}: in <module>\nE   No module named 'aio'\n`).join('\n');
    const { diagnoses } = await diagnoseText(text, [missing], {
      analyses: [
        analysis('pytest', [
          { line: 2, span: [1, 3], location: { file: 'tests/t1.py', line: 1 }, captures: { test: 'tests/t1.py' } },
          { line: 5, span: [4, 6], location: { file: 'tests/t2.py', line: 2 }, captures: { test: 'tests/t2.py' } },
          { line: 8, span: [7, 9], location: { file: 'tests/t3.py', line: 3 }, captures: { test: 'tests/t3.py' } },
        ]),
      ],
    });
    expect(diagnoses).toHaveLength(1);
    expect(diagnoses[0]).toMatchObject({
      count: 3,
      captures: { module: 'aio', test: 'tests/t1.py' },
      locations: [
        { file: 'tests/t1.py', line: 1 },
        { file: 'tests/t2.py', line: 2 },
        { file: 'tests/t3.py', line: 3 },
      ],
    });
  });

  it('keeps independent problems apart, the first one first', async () => {
    const text = "E   No module named 'aio'\nE   No module named 'bee'\nValueError: x";
    const { diagnoses } = await diagnoseText(text, [missing, anyError], {
      analyses: [analysis('pytest', [{ line: 1 }, { line: 2 }, { line: 3, category: 'runtime' }])],
    });
    expect(diagnoses.map((one) => [one.pattern, one.captures.module])).toEqual([
      ['py/missing', 'aio'],
      ['py/missing', 'bee'],
      ['py/any', undefined],
    ]);
  });

  it('takes places and codes from the tool, names from the pattern', async () => {
    const { diagnoses } = await diagnoseText("src/a.ts:3:7 - error TS9: No module named 'x'", [missing], {
      analyses: [
        analysis('tsc', [
          {
            line: 1,
            captures: { code: 'TS9', module: 'from-the-tool' },
            location: { file: 'src/a.ts', line: 3, column: 7 },
          },
        ]),
      ],
    });
    expect(diagnoses[0]).toMatchObject({
      captures: { code: 'TS9', module: 'x', file: 'src/a.ts', line: '3', column: '7' },
      locations: [{ file: 'src/a.ts', line: 3, column: 7 }],
    });
  });

  it('finds the place in the lines around when no tool gives it', async () => {
    const text = [
      'Traceback (most recent call last):',
      '  File "/srv/app/main.py", line 12, in <module>',
      '  File "/usr/lib/python3.11/runpy.py", line 3, in run',
      "ModuleNotFoundError: No module named 'aio'",
    ].join('\n');
    const { diagnoses } = await diagnoseText(text, [missing]);
    expect(diagnoses[0]?.locations).toEqual([{ file: '/srv/app/main.py', line: 12 }]);
  });

  it('lets the format of a tool decide the category of a generic match', async () => {
    const { diagnoses } = await diagnoseText('AssertionError: 1 != 2', [anyError], {
      analyses: [analysis('pytest', [{ line: 1, category: 'assertion' }])],
    });
    expect(diagnoses[0]).toMatchObject({ pattern: 'py/any', category: 'assertion' });
  });

  it('does not take a warning or a retry for the cause', async () => {
    const refused = pattern('net/refused', 'connection refused', { category: 'connection' });
    const text = "WARNING: connection refused, retrying\nModuleNotFoundError: No module named 'aio'";
    const { diagnoses } = await diagnoseText(text, [refused, missing]);
    expect(diagnoses.map((one) => one.pattern)).toEqual(['py/missing', 'net/refused']);
  });

  it('prefers the key line over a generic wording elsewhere', async () => {
    const text = 'KeyError: handled and logged\nwidget store: rows do not line up';
    const { diagnoses } = await diagnoseText(text, [anyError], { keyLines: [2] });
    expect(diagnoses[0]).toMatchObject({ pattern: null, root: 'widget store: rows do not line up', line: 2 });
  });

  it('has one entry for a failure that nothing recognises, and none for silence', async () => {
    const { diagnoses } = await diagnoseText('zorp: flux inverted', [missing], { keyLines: [1] });
    expect(diagnoses).toMatchObject([{ pattern: null, category: 'other', root: 'zorp: flux inverted' }]);
    expect((await diagnoseText('', [missing])).diagnoses).toEqual([]);
  });

  it('reports notices on a success and diagnoses nothing', async () => {
    const unused = pattern('rs/unused', '^warning: unused import: `(?<symbol>[^`]+)`', {
      notice: true,
      category: 'lint',
    });
    const text = "warning: unused import: `a::b`\nNo module named 'aio'";
    const passed = await diagnoseText(text, [unused, missing], { outcome: 'succeeded' });
    expect(passed.diagnoses).toEqual([]);
    expect(passed.notices.map((one) => one.pattern)).toEqual(['rs/unused']);
    const denied = await diagnoseText('warning: unused import: `a::b`', [unused], {
      analyses: [analysis('cargo', [{ line: 1 }])],
    });
    expect(denied.diagnoses.map((one) => one.pattern)).toEqual(['rs/unused']);
  });

  it('keeps the better place when two readers report the same line', async () => {
    const { diagnoses } = await diagnoseText('E   ValueError: bad', [anyError], {
      analyses: [
        analysis('pytest', [
          { line: 1, captures: { test: 'tests/a.py::test_x' }, location: { file: 'tests/a.py', line: 4 } },
        ]),
        analysis('python', [{ line: 1, captures: { symbol: 'bad' }, location: { file: 'lib/b.py', line: 9 } }]),
      ],
    });
    expect(diagnoses).toHaveLength(1);
    expect(diagnoses[0]).toMatchObject({
      captures: { test: 'tests/a.py::test_x', symbol: 'bad' },
      locations: [{ file: 'tests/a.py', line: 4 }],
    });
  });
});
