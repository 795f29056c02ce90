import { afterEach, expect, it } from 'vitest';
import { planDiff } from '../../../src/transaction/plan-diff.ts';
import { readPlanTexts } from '../../../src/transaction/read-plan-texts.ts';
import { type Bench, makeBench } from './support.ts';

let bench: Bench;
afterEach(() => bench.remove());

it('shows every kind of change', () => {
  bench = makeBench({ 'a.py': 'one\ntwo\nthree\n', 'old.txt': 'bye\n', 'utf16.txt': '\ufeffbom\n' });
  const plan = bench.plan([
    { kind: 'edit', path: 'a.py', baseHash: bench.hash('a.py'), replacements: [{ start: 4, end: 7, text: 'zwei' }] },
    { kind: 'rewrite', path: 'utf16.txt', baseHash: bench.hash('utf16.txt'), content: Buffer.from('plain\n') },
    { kind: 'create', path: 'new.sh', content: '#!/bin/sh\n', mode: 0o755 },
    { kind: 'delete', path: 'old.txt', baseHash: bench.hash('old.txt') },
    { kind: 'chmod', path: 'run', mode: 0o744, baseMode: 0o644 },
    { kind: 'mkdir', path: 'logs' },
    { kind: 'remove-tree', path: '.cache' },
    { kind: 'git-lock', path: '.git/index.lock', baseHash: '' },
    { kind: 'command', argv: ['cargo', 'fix'], cwd: '', touches: [], timeoutMs: 1 },
  ]);
  expect(planDiff(plan, readPlanTexts(plan))).toMatchInlineSnapshot(`
    "--- a/a.py
    +++ b/a.py
    @@ -1,3 +1,3 @@
     one
    -two
    +zwei
     three
    --- a/utf16.txt
    +++ b/utf16.txt
    @@ -1,1 +1,1 @@
    -bom
    +plain
    new file 100755 new.sh
    --- /dev/null
    +++ b/new.sh
    @@ -0,0 +1,1 @@
    +#!/bin/sh
    deleted file old.txt
    --- a/old.txt
    +++ /dev/null
    @@ -1,1 +0,0 @@
    -bye
    # mode of run: 100644 → 100744
    # new folder logs
    # removes the folder .cache (kept in the backup)
    # removes the stale lock .git/index.lock (kept in the backup)
    # runs \`cargo fix\` in the project folder
    "
  `);
});
