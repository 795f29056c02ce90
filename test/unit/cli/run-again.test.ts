import { expect, it } from 'vitest';
import { runAgain } from '../../../src/cli/run-again.ts';

it.each([
  ['npm test', 'hh run -- npm test'],
  ["grep 'a b' x.txt", "hh run -- grep 'a b' x.txt"],
  ['cd web && npm test', "hh run -- sh -c 'cd web && npm test'"],
  ["echo 'a' | wc", "hh run -- sh -c 'echo '\\''a'\\'' | wc'"],
  ['python - <<E\nprint(1)\nE', 'hh run -- <the same command>'],
  ['', 'hh run -- <command>'],
  [undefined, 'hh run -- <command>'],
])('%j is typed as %s', (command, typed) => expect(runAgain('hh', command)).toBe(typed));
