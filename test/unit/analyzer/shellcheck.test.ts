import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analyzer/analyse.ts';

describe('shellcheck', () => {
  it('reads the excerpts with the file and line above them', () => {
    const lines = [
      '',
      'In scripts/clean.sh line 2:',
      'for f in $(ls *.txt); do',
      '         ^---------^ SC2045 (error): Iterating over ls output is fragile. Use globs.',
      '              ^-- SC2035 (info): Use ./*glob* so names with dashes will not become options.',
    ];
    expect(analyse(lines, 'shellcheck scripts/clean.sh')[0]).toMatchObject({
      tool: 'shellcheck',
      verdict: 'failed',
      errors: [
        { severity: 'error', category: 'lint', captures: { file: 'scripts/clean.sh', line: '2', code: 'SC2045' } },
        { severity: 'warning', captures: { code: 'SC2035' } },
      ],
    });
  });

  it('reads the format of compilers', () => {
    const lines = ["./bin/x.sh:2:1: warning: Use 'cd ... || exit' in case cd fails. [SC2164]"];
    expect(analyse(lines, 'shellcheck -f gcc bin/x.sh')[0]).toMatchObject({
      verdict: 'failed',
      errors: [{ captures: { file: './bin/x.sh', line: '2', column: '1', code: 'SC2164' } }],
    });
  });
});
