import { describe, expect, it } from 'vitest';
import { problemLine } from '../../../src/pattern/problem.ts';
import { parsePlaybookFile } from '../../../src/remedy/playbook-schema.ts';

const read = (value: unknown, shipped = false) =>
  parsePlaybookFile(JSON.stringify(value), { file: 'recovery-playbook.json', shipped });

describe('parsePlaybookFile', () => {
  it('takes the seed format, steps as sentences or objects', () => {
    const { playbooks, problems } = read({
      playbooks: {
        test_collection_failure: {
          trigger: 'ERROR collecting',
          severity: 'high',
          steps: [
            'Identify the missing import',
            "Search the package's __init__",
            { action: 'verify', command: 'pytest --co' },
            { action: 'Update the import path' },
            { step: 'Run the tests again' },
          ],
          success_indicators: ['collected'],
        },
      },
    });
    expect(problems).toEqual([]);
    expect(playbooks).toEqual([
      {
        id: 'test_collection_failure',
        title: 'Test collection failure',
        trigger: 'ERROR collecting',
        severity: 'high',
        steps: [
          { action: 'identify', description: 'Identify the missing import' },
          { action: 'search', description: "Search the package's __init__" },
          { action: 'verify', command: 'pytest --co' },
          { action: 'fix', description: 'Update the import path' },
          { action: 'verify', description: 'Run the tests again' },
        ],
        success_indicators: ['collected'],
      },
    ]);
  });

  it('names file, playbook and field of what is wrong; the rest works', () => {
    const good = { trigger: 't', severity: 'low', steps: ['Run it'], success_indicators: [] };
    const { playbooks, problems } = read({ playbooks: { none: { ...good, steps: [] }, good, odd: 7 } });
    expect(playbooks.map(({ id }) => id)).toEqual(['good']);
    expect(problems.map(problemLine)).toEqual([
      expect.stringMatching(/^recovery-playbook\.json: none: steps: /),
      expect.stringMatching(/^recovery-playbook\.json: odd: /),
    ]);
    expect(parsePlaybookFile('{', { file: 'x.json', shipped: false }).problems[0]?.message).toMatch(/not valid JSON5/);
  });

  it('holds shipped playbooks to known actions and nothing else', () => {
    const book = {
      id: 'a',
      title: 'A',
      trigger: 't',
      severity: 'low',
      steps: [{ action: 'fix' }],
      success_indicators: ['x'],
    };
    expect(read([book], true).problems).toEqual([]);
    expect(read([{ ...book, steps: [{ action: 'mend' }] }], true).problems.map(problemLine)).toEqual([
      expect.stringMatching(/a: steps\.0\.action: /),
    ]);
    expect(read([{ ...book, extra: 1 }], true).problems).toHaveLength(1);
  });
});
