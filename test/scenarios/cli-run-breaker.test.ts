import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { heal } from '../support/cli.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';
import { knowRemedy } from '../support/user-remedy.ts';

/** A check that always fails, and a trusted remedy that counts its calls and never helps. */
function hopeless(): TempProject {
  const project = tempProject(
    { 'check.sh': '#!/bin/sh\necho "zorble: data is bad ${1:-}"\nexit 4\n', 'data.txt': 'bad\n' },
    { git: true },
  );
  knowRemedy(project, 'echo called >> "$HOME/calls"\necho changed > data.txt');
  return project;
}

const calls = (project: TempProject): number =>
  readFileSync(join(project.home, 'calls'), 'utf8').trim().split('\n').length;

it('never applies a remedy twice against one failure, also not in a later process', async () => {
  const project = hopeless();
  const first = await heal(project, ['run', '--apply', '--', 'sh', 'check.sh']);
  expect(first.status).toBe(4);
  expect(first.stderr).toContain('taken back: the same failure came back');
  const second = await heal(project, ['run', '--apply', '--', 'sh', 'check.sh']);
  expect(second.status).toBe(4);
  expect(second.stderr).toContain('this fix was applied here before and the same failure came back');
  expect(calls(project)).toBe(1);
  expect(readFileSync(project.path('data.txt'), 'utf8')).toBe('bad\n');
  const json = await heal(project, ['run', '--apply', '--json', '--', 'sh', 'check.sh']);
  expect(JSON.parse(json.stdout)).toMatchObject({ healed: false, steps: [], exit_code: 4 });
});
