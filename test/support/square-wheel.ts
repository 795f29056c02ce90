import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TempProject, tempProject } from './temp-project.ts';

const CHECK = `#!/bin/sh
# Fails while a wheel is square.
grep -q square "$1" || { echo "all wheels are round"; exit 0; }
echo "checking $1"
echo "zorble: the wheel in $1 is square"
exit 1
`;

/** What the user of these tests knows: how to make a square wheel round. It needs no tool but a shell. */
const PATTERNS = {
  patterns: [
    {
      id: 'user/square-wheel',
      title: 'A wheel is square',
      error_regex: 'zorble: the wheel in (?<file>[\\w./]+) is square',
      category: 'assertion',
      severity: 'high',
      confidence: 0.9,
      summary: 'the wheel in `${file}` is square',
      auto_fix: { search: 'square', replace: 'round', files: ['${file}'], safety: 'safe' },
      examples: {
        matches: ['zorble: the wheel in a.txt is square', 'zorble: the wheel in left/b.txt is square'],
        non_matches: ['zorble: the wheel in a.txt is round', 'the wheel is square'],
      },
    },
  ],
};

/** A repository with a check that fails, and a trusted pattern of the user that knows the fix. */
export function squareWheel(files: Record<string, string> = {}): TempProject {
  const project = tempProject(
    { 'check.sh': CHECK, 'left.txt': 'a square wheel\n', 'right.txt': 'another square wheel\n', ...files },
    { git: true },
  );
  const folder = join(project.env.XDG_CONFIG_HOME ?? '', 'heal-hooks');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'error-patterns.json'), JSON.stringify(PATTERNS));
  return project;
}
