import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const BENCH = resolve(import.meta.dirname, '..', '..', 'bench', 'fault-injection.mjs');
/** The quick ones; the whole run is `node bench/fault-injection.mjs`. */
const PROJECTS = 'npm-tally,json-fleet,shell-rota,make-tokens,pytest-ledger,node-desk,npm-workspaces,ruby-notes';

it('leaves no broken project worse than it was found', { timeout: 900_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heal-hooks-faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const argv = [BENCH, '--seed', '11', '--count', '20', '--project', PROJECTS, '--folder', folder, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { maxBuffer: 50_000_000 }).catch(
    (error: { stdout: string }) => error,
  );
  const summary = JSON.parse(stdout);
  expect(summary.cases).toEqual([]);
  expect(summary).toMatchObject({ injections: 20, worse: 0 });
});
