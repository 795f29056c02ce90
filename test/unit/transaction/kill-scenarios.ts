import { linkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashBytes } from '../../../src/system/hash-bytes.ts';
import { applyPlan } from '../../../src/transaction/apply-plan.ts';
import { listBackups } from '../../../src/transaction/list-backups.ts';
import type { Change } from '../../../src/transaction/plan.ts';
import { restoreBackup } from '../../../src/transaction/restore-backup.ts';
import type { World } from '../../../src/transaction/world.ts';
import type { Bench, Tree } from './support.ts';

/** A project and something that is done to it. */
export interface Scenario {
  name: string;
  tree: Tree;
  /** Things that a tree cannot say, and what happened before. */
  prepare?(bench: Bench): void | Promise<void>;
  run(bench: Bench, world: World): Promise<unknown>;
}

const CRLF = 'import os\r\nfrom shop import cart\r\n\r\nprint(cart.total())\r\n';
const LATIN = Buffer.from('# caf\xe9 cr\xe8me\nname = "Ren\xe9"\n', 'latin1');
const UTF16 = Buffer.from('\ufeffaiohttp==3.9\r\nhttpx==0.27\r\n', 'utf16le');
const big = (line: string, count: number): string => Array.from({ length: count }, (_, i) => `${line} ${i}\n`).join('');

const TREE: Tree = {
  'shop/__init__.py': '',
  'shop/cart.py': big('def f(): return', 40),
  'shop/pricing.py': CRLF,
  'shop/names.py': LATIN,
  'config.json': '\ufeff{\n  "port": 8080,\n}',
  'requirements.txt': UTF16,
  'run.sh': ['#!/bin/sh\nexec python3 -m shop\n', 0o644],
  'notes.txt': 'keep me',
  'docs/link.py': { link: '../shop/cart.py' },
  'docs/dangling': { link: '../nowhere' },
  'cache/__pycache__/cart.pyc': Buffer.from([1, 2, 0, 3]),
  'cache/__pycache__/deep/x.pyc': ['abc', 0o600],
  'cache/__pycache__/to-cart': { link: '../../shop/cart.py' },
};

const edit = (bench: Bench, path: string, start: number, end: number, text: string): Change => ({
  kind: 'edit',
  path,
  baseHash: bench.hash(path),
  replacements: [{ start, end, text }],
});

const doing =
  (changes: (bench: Bench) => Change[]): Scenario['run'] =>
  (bench, world) =>
    applyPlan(bench.plan(changes(bench)), world);

const everything = (b: Bench): Change[] => [
  edit(b, 'shop/cart.py', 0, 3, 'async def'),
  edit(b, 'shop/pricing.py', 10, 14, 'FROM'),
  edit(b, 'shop/names.py', 5, 6, '\xea'),
  edit(b, 'config.json', 16, 17, ''),
  {
    kind: 'rewrite',
    path: 'requirements.txt',
    baseHash: b.hash('requirements.txt'),
    content: Buffer.from('httpx==0.27\n'),
  },
  { kind: 'chmod', path: 'run.sh', mode: 0o744, baseMode: 0o644 },
  { kind: 'delete', path: 'notes.txt', baseHash: b.hash('notes.txt') },
  { kind: 'delete', path: 'docs/dangling', baseHash: hashBytes(Buffer.from('../nowhere')) },
  { kind: 'create', path: 'shop/sub/new/__init__.py', content: '# new\n' },
  { kind: 'create', path: 'tool', content: '#!/bin/sh\n', mode: 0o755 },
  { kind: 'mkdir', path: 'logs/today' },
  { kind: 'remove-tree', path: 'cache/__pycache__' },
];

const command = (argv: string[], touches: string[]): Change => ({
  kind: 'command',
  argv,
  cwd: '',
  touches,
  timeoutMs: 10_000,
});

const applyFirst =
  (changes: (bench: Bench) => Change[]) =>
  async (bench: Bench): Promise<void> => {
    await applyPlan(bench.plan(changes(bench)), bench.world);
  };
const HAVOC = command(
  [
    'sh',
    '-c',
    'mkdir -p out/a; echo 1 > out/a/b; rm docs/link.py; echo 2 > docs/link.py; rm notes.txt; ln -s x notes.txt; rm shop/names.py',
  ],
  ['out/**', 'docs/**', 'notes.txt', 'shop/*'],
);

/** Two folders of packages, and one that the installation makes for the first time. */
const INSTALLED: Tree = {
  'package.json': '{}',
  'node_modules/dep/index.js': 'old',
  'node_modules/.bin/dep': { link: '../dep/index.js' },
  'packages/a/node_modules/deep/index.js': ['deep', 0o755],
  '.venv/lib/site-packages/one.py': 'one',
  '.venv/lib/site-packages/two.py': ['two', 0o444],
};

const INSTALL: Change = {
  ...command(
    [
      'sh',
      '-c',
      'mkdir -p node_modules/dep packages/b/node_modules; echo new > node_modules/dep/index.js; rm -f .venv/lib/site-packages/two.py; echo 3 > .venv/lib/three.py; echo lock > lock',
    ],
    ['lock'],
  ),
  renews: ['node_modules', '**/node_modules'],
  alters: ['.venv'],
} as Change;

/** Restores the one backup that `prepare` made. */
const restoring: Scenario['run'] = (bench, world) => restoreBackup(listBackups(bench.world)[0]?.id ?? '', world);

export const SCENARIOS: Scenario[] = [
  {
    name: 'edits in three files',
    tree: TREE,
    run: doing((b) => [
      edit(b, 'shop/cart.py', 0, 3, 'async def'),
      edit(b, 'shop/pricing.py', 0, 6, 'x'),
      edit(b, 'config.json', 16, 17, ''),
    ]),
  },
  {
    name: 'new files in new folders and an edit',
    tree: TREE,
    run: doing((b) => [
      { kind: 'create', path: 'shop/a/b/__init__.py', content: '' },
      { kind: 'create', path: 'shop/a/b/c.py', content: Buffer.from([0, 255, 10]), mode: 0o600 },
      edit(b, 'shop/names.py', 0, 0, '# first\n'),
    ]),
  },
  {
    name: 'a rename: delete here, create there',
    tree: TREE,
    run: doing((b) => [
      { kind: 'delete', path: 'shop/pricing.py', baseHash: b.hash('shop/pricing.py') },
      { kind: 'create', path: 'shop/prices.py', content: CRLF },
      edit(b, 'shop/cart.py', 0, 3, 'DEF'),
    ]),
  },
  {
    name: 'delete and create at the same path',
    tree: TREE,
    run: doing((b) => [
      { kind: 'delete', path: 'run.sh', baseHash: b.hash('run.sh') },
      { kind: 'create', path: 'run.sh', content: '#!/bin/bash\n', mode: 0o700 },
    ]),
  },
  {
    name: 'edit and mode of one file, mode of another',
    tree: TREE,
    run: doing((b) => [
      edit(b, 'run.sh', 0, 0, '\n'),
      { kind: 'chmod', path: 'run.sh', mode: 0o755, baseMode: 0o644 },
      { kind: 'chmod', path: 'notes.txt', mode: 0o600, baseMode: 0o644 },
    ]),
  },
  {
    name: 'edit through a link, delete a link',
    tree: TREE,
    run: doing((b) => [
      edit(b, 'docs/link.py', 4, 5, 'ggg'),
      { kind: 'delete', path: 'docs/dangling', baseHash: hashBytes(Buffer.from('../nowhere')) },
    ]),
  },
  {
    name: 'hard-linked files grow and shrink in place',
    tree: TREE,
    prepare(b) {
      linkSync(join(b.root, 'shop/cart.py'), join(b.root, 'cart-too.py'));
      linkSync(join(b.root, 'notes.txt'), join(b.root, 'notes-too.txt'));
    },
    run: doing((b) => [
      edit(b, 'shop/cart.py', 20, 300, 'short'),
      edit(b, 'notes.txt', 0, 4, big('longer', 30)),
      edit(b, 'shop/pricing.py', 0, 6, 'x'),
    ]),
  },
  {
    name: 'a stale cache goes, and a file with it',
    tree: TREE,
    run: doing((b) => [{ kind: 'remove-tree', path: 'cache/__pycache__' }, edit(b, 'shop/cart.py', 0, 3, 'DEF')]),
  },
  { name: 'everything at once', tree: TREE, run: doing(everything) },
  { name: 'restore of everything', tree: TREE, prepare: applyFirst(everything), run: restoring },
  {
    name: 'restore in place and merged with a later edit',
    tree: { ...TREE, 'long.txt': big('line', 20) },
    async prepare(b) {
      linkSync(join(b.root, 'notes.txt'), join(b.root, 'notes-too.txt'));
      await applyFirst(() => [edit(b, 'notes.txt', 0, 0, 'much longer now '), edit(b, 'long.txt', 0, 4, 'LINE')])(b);
      writeFileSync(join(b.root, 'long.txt'), `LINE${big('line', 20).slice(4)}the end\n`);
    },
    run: restoring,
  },
  {
    name: 'a second fix, which pushes the first backup out',
    tree: TREE,
    prepare: applyFirst((b) => [
      edit(b, 'shop/cart.py', 0, 3, 'DEF'),
      { kind: 'remove-tree', path: 'cache/__pycache__' },
    ]),
    run: (b, world) =>
      applyPlan(b.plan([edit(b, 'shop/pricing.py', 0, 6, 'y')]), { ...world, retention: { maxCount: 1 } }),
  },
  {
    name: 'a stale git lock',
    tree: { ...TREE, '.git/HEAD': 'ref: refs/heads/main\n', '.git/index.lock': 'DIRC' },
    run: doing((b) => [{ kind: 'git-lock', path: '.git/index.lock', baseHash: b.hash('.git/index.lock') }]),
  },
  {
    name: 'edit, command, edit of what the command made',
    tree: TREE,
    run: (b, world) =>
      applyPlan(
        b.plan([
          edit(b, 'notes.txt', 0, 4, 'KEEP'),
          command(['cp', 'notes.txt', 'shop/cart.py', 'docs'], ['docs/**', 'notes.txt']),
          command(['mv', 'docs/cart.py', 'docs/notes.txt'], ['docs/**']),
          { kind: 'chmod', path: 'docs/notes.txt', mode: 0o600, baseMode: 0o644 },
          { kind: 'delete', path: 'notes.txt', baseHash: hashBytes(Buffer.from('KEEP me')) },
        ]),
        world,
      ),
  },
  {
    name: 'a command makes, changes and removes, then a file goes',
    tree: TREE,
    run: doing((b) => [HAVOC, { kind: 'delete', path: 'run.sh', baseHash: b.hash('run.sh') }]),
  },
  {
    name: 'restore of what a command made, changed and removed',
    tree: TREE,
    prepare: applyFirst(() => [HAVOC]),
    run: restoring,
  },
  { name: 'an installation makes one folder anew and changes another', tree: INSTALLED, run: doing(() => [INSTALL]) },
  { name: 'restore of an installation', tree: INSTALLED, prepare: applyFirst(() => [INSTALL]), run: restoring },
];

/** Runs long enough to be killed in the middle from outside. */
export const SLOW: Scenario = {
  name: 'a slow command',
  tree: TREE,
  run: doing(() => [command(['sh', '-c', 'echo begun > notes.txt; sleep 1; echo late > late.txt'], ['*.txt'])]),
};
