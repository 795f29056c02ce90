import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TempProject } from './temp-project.ts';

/** Gives the user a pattern for `zorble: data is bad` whose remedy is `./mend`, a script of the project with this text. */
export function knowRemedy(project: TempProject, mend: string): void {
  const pattern = {
    id: 'user/bad-data',
    title: 'Data is bad',
    error_regex: 'zorble: data is bad',
    category: 'other',
    severity: 'high',
    confidence: 0.9,
    auto_fix: { command: ['./mend'], safety: 'safe' },
    examples: { matches: ['zorble: data is bad', ' zorble: data is bad'], non_matches: ['data is good', 'zorble'] },
  };
  const folder = join(project.env.XDG_CONFIG_HOME ?? '', 'heal-hooks');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'error-patterns.json'), JSON.stringify({ patterns: [pattern] }));
  project.write('mend', `#!/bin/sh\n${mend}\n`, 0o755);
}
