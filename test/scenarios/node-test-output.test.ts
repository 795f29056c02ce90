import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { heal } from '../support/cli.ts';
import { tempProject } from '../support/temp-project.ts';

const SUITE = `import test from 'node:test';
import assert from 'node:assert/strict';
test('adds', () => assert.equal(1 + 1, 3));
test('is filled', () => assert.ok(false, 'the basket is empty'));
test('rejects', () => assert.rejects(Promise.resolve(1)));
test('calls', () => { const basket = {}; basket.fill(); });
`;

interface Told {
  pattern: string | null;
  root: string;
  summary: string | null;
  captures: Record<string, string>;
  locations: { file: string; line?: number }[];
}

/** What is said about a real run of the suite by this Node. */
async function told(reporter: string): Promise<Told[]> {
  const project = tempProject({ 'basket.test.mjs': SUITE }, { git: true });
  const args = ['--test', `--test-reporter=${reporter}`, 'basket.test.mjs'];
  const { stdout, status } = spawnSync(process.execPath, args, {
    cwd: project.root,
    env: project.env,
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  const options = ['--command', `node ${args.join(' ')}`, '--exit-code', '1', '--json'];
  return JSON.parse((await heal(project, ['diagnose', ...options], { input: stdout })).stdout).diagnoses;
}

describe.each(['tap', 'spec'])('node:test with its reporter %s', (reporter) => {
  it('states each failure by its message, not by a code', async () => {
    const all = await told(reporter);
    expect(all.map(({ root }) => root).join('\n')).not.toContain("code: 'ERR_ASSERTION'");
    const [first, second, third, fourth] = all;
    if (reporter === 'tap') {
      expect(first).toMatchObject({ captures: { expected: '3', actual: '2', test: 'adds' } });
      expect(first?.summary).toMatch(/Expected `3`, got `2`\.$/);
    }
    expect(first?.root).toContain('Expected values to be strictly equal:');
    expect(first?.locations[0]).toMatchObject({ file: 'basket.test.mjs', line: 3 });
    expect(second?.root).toContain('the basket is empty');
    expect(third?.root).toContain('Missing expected rejection.');
    expect(fourth).toMatchObject({ pattern: 'node/not-a-function', captures: { symbol: 'basket.fill' } });
    expect(all).toHaveLength(4);
  });
});
