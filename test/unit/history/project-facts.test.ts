import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendJournal } from '../../../src/history/journal.ts';
import { openHistory } from '../../../src/history/open-history.ts';
import { takeInJournal } from '../../../src/history/take-in-journal.ts';
import { findProject } from '../../../src/system/project.ts';
import { failed } from './sample-records.ts';

let root: string;
let state: string;
let env: Record<string, string>;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'heal-hooks-identity-')));
  state = join(root, 'state');
  env = { HOME: root, PATH: process.env.PATH ?? '', GIT_CONFIG_GLOBAL: '/dev/null' };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

const repository = (name: string): string => {
  const dir = join(root, name);
  mkdirSync(dir);
  git(dir, 'init', '-q');
  git(dir, 'commit', '-q', '--allow-empty', '-m', name);
  return dir;
};

const failIn = async (id: string, cwd: string): Promise<string> => {
  const { key } = findProject(cwd);
  appendJournal(state, [failed(id, { cwd, project: key })]);
  expect((await takeInJournal(state, { env, now: Date.now() })).problems).toEqual([]);
  return key;
};

const eventsOf = async (project: string): Promise<string[]> => {
  const history = await openHistory(state);
  const events = await history.events({ project });
  await history.close();
  return events.map(({ id }) => id).sort();
};

describe('the identity of a project', () => {
  it('is its root commit: clones and worktrees are one project', async () => {
    const origin = repository('origin');
    git(root, 'clone', '-q', origin, 'clone');
    git(origin, 'worktree', 'add', '-q', join(root, 'tree'));
    const other = await failIn('other', repository('other'));
    const key = await failIn('e1', origin);
    const cloneKey = await failIn('e2', join(root, 'clone'));
    expect(await failIn('e3', join(root, 'tree'))).toBe(key);
    expect(cloneKey).not.toBe(key);
    expect(await eventsOf(key)).toEqual(['e1', 'e2', 'e3']);
    expect(await eventsOf(cloneKey)).toEqual(['e1', 'e2', 'e3']);
    expect(await eventsOf(git(origin, 'rev-parse', 'HEAD'))).toEqual(['e1', 'e2', 'e3']);
    expect(await eventsOf(other)).toEqual(['other']);
  });

  it('is the id in its configuration where there is one, also when it comes later', async () => {
    const one = repository('one');
    const two = repository('two');
    const key = await failIn('e1', one);
    await failIn('e2', two);
    expect(await eventsOf(key)).toEqual(['e1']);
    for (const dir of [one, two]) {
      mkdirSync(join(dir, '.heal-hooks'));
      writeFileSync(join(dir, '.heal-hooks', 'config.json5'), "{ id: 'acme/shop' }");
    }
    await failIn('e3', one);
    await failIn('e4', two);
    expect(await eventsOf(key)).toEqual(['e1', 'e2', 'e3', 'e4']);
    expect(await eventsOf('acme/shop')).toEqual(['e1', 'e2', 'e3', 'e4']);
  });

  it('is its key outside git, and stays known when the folder is gone', async () => {
    const dir = join(root, 'plain');
    mkdirSync(dir);
    const key = await failIn('e1', dir);
    rmSync(dir, { recursive: true });
    appendJournal(state, [failed('e2', { cwd: dir, project: key })]);
    await takeInJournal(state, { env, now: Date.now() });
    expect(await eventsOf(key)).toEqual(['e1', 'e2']);
  });
});
