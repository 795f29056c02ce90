import { describe, expect, it } from 'vitest';
import { proposeFix } from '../../../src/remedy/propose-fix.ts';
import type { Proposal } from '../../../src/remedy/remedy.ts';
import { inputOf, makeTree, viewOf } from './support.ts';

/** A fixed sequence, so that a failing name can be found again. */
function* numbers(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (state * 1664525 + 1013904223) % 4294967296;
    yield state / 4294967296;
  }
}

const KNOWN = ['requests', 'numpy', 'flask', 'express', 'lodash', 'react', 'left-pad', 'chalk', 'pandas', 'django'];
const NASTY = [
  '$(touch x)',
  '`id`',
  'a; rm -rf .',
  'a && b',
  '--index-url=http://example.invalid',
  '-e .',
  '../../etc/passwd',
  '/etc/passwd',
  'git+https://example.invalid/x.git',
  'file:../x',
  'http://example.invalid/x.tgz',
  'a\nb',
  'réquests',
  'reqυests',
  '@scope/..%2f..',
  "x' || 'y",
  '%20',
  '',
  ' ',
  '.',
  '..',
  '__proto__',
  'constructor',
];

/** A thousand names that somebody could want us to install: slips, extensions and swaps of known names, invented ones, hostile ones. */
function adversarialNames(count: number): string[] {
  const random = numbers(7);
  const next = (below: number): number => Math.floor((random.next().value as number) * below);
  const letters = 'abcdefghijklmnopqrstuvwxyz-_.0123456789';
  const names = [...NASTY];
  while (names.length < count) {
    const base = KNOWN[next(KNOWN.length)] ?? '';
    const at = next(base.length);
    const letter = letters[next(letters.length)] ?? '';
    const forms = [
      base.slice(0, at) + base.slice(at + 1),
      base.slice(0, at) + letter + base.slice(at),
      base.slice(0, at) + (base[at + 1] ?? '') + (base[at] ?? '') + base.slice(at + 2),
      `${base}-${letter}utils`,
      `py${base}`,
      `@${base}/${letter}core`,
      Array.from({ length: 4 + next(12) }, () => letters[next(26)]).join(''),
    ];
    const name = forms[next(forms.length)] ?? '';
    if (!KNOWN.includes(name)) names.push(name);
  }
  return names;
}

/** Words of every command that a proposal would run. */
const commandWords = (proposal: Proposal | null): string[] =>
  proposal?.kind === 'plan'
    ? proposal.plan.changes.flatMap((change) => (change.kind === 'command' ? change.argv : []))
    : [];

describe('names in error messages', () => {
  it('never lead to the installation of anything that the project does not declare', async () => {
    const view = viewOf(
      makeTree({
        '.venv/pyvenv.cfg': '',
        '.venv/bin/python': '#!/bin/sh\nexit 1\n',
        'requirements.txt': 'requests==2\nnumpy\nflask\n',
        'package.json': '{"dependencies": {"express": "^4", "lodash": "^4"}}',
        'package-lock.json': '{"lockfileVersion": 3, "packages": {}}',
        'main.py': 'import os\n',
        'main.js': "require('fs');\n",
      }),
    );
    const wordsFor = async (name: string): Promise<string[]> => {
      const attempts = [
        {
          strategy: 'missing-module',
          file: 'main.py',
          root: `ModuleNotFoundError: No module named '${name}'`,
          command: '.venv/bin/python main.py',
        },
        {
          strategy: 'missing-package',
          file: 'main.js',
          root: `Error: Cannot find module '${name}'`,
          command: 'node main.js',
        },
      ];
      const words: string[] = [];
      for (const { strategy, file, root, command } of attempts) {
        const locations = [{ file, line: 1 }];
        const input = inputOf({
          fix: { strategy, safety: 'safe' },
          root,
          command,
          captures: { module: name },
          locations,
        });
        words.push(...commandWords(await proposeFix(input.diagnosis, input.report, view)));
      }
      return words;
    };
    expect(await wordsFor('numpy')).toContain('numpy');
    expect(await wordsFor('lodash')).toContain('ci');

    const declared = ['requests==2', 'numpy', 'flask'];
    const installed: string[] = [];
    for (const name of adversarialNames(1000)) {
      const words = await wordsFor(name);
      if (words.some((word) => word.includes(name) && !declared.includes(word)))
        installed.push(`${name}: ${words.join(' ')}`);
    }
    expect(installed).toEqual([]);
  }, 120_000);
});
