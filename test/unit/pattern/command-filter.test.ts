import { describe, expect, it } from 'vitest';
import { isOpaque } from '../../../src/pattern/match/command-filter.ts';

describe('isOpaque', () => {
  it('is true for runners, shells and scripts, whose children nobody names', () => {
    for (const command of [
      'make all',
      'npm test',
      './build.sh',
      'cd x && ./run',
      'npx turbo build',
      'sudo bash x',
      'npx -p a b',
    ])
      expect([command, isOpaque(command)]).toEqual([command, true]);
  });

  it('looks through words that name the program themselves', () => {
    for (const command of [
      'npx tsc -p .',
      'npx --yes eslint .',
      'poetry run pytest -q',
      'CI=1 timeout 30 cargo test',
      'sudo apt-get update',
    ])
      expect([command, isOpaque(command)]).toEqual([command, false]);
  });
});
