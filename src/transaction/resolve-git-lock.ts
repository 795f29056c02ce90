import { PathRefused } from '../system/confine-path.ts';
import { fileHolders } from '../system/file-holders.ts';
import { gitProcessesIn } from '../system/git-processes.ts';
import { type Draft, Stale } from './draft.ts';
import { locate, type Site } from './move.ts';
import { ABSENT, readState } from './path-state.ts';
import type { Change } from './plan.ts';

/** The locks that git itself tells people to remove after a crash. */
const LOCK =
  /^\.git\/((index|HEAD|ORIG_HEAD|FETCH_HEAD|config|packed-refs|shallow)\.lock|refs\/(heads|tags|remotes)\/[\w./-]+\.lock)$/;

/** Works the removal of a git lock file into the draft, unless a git process could still hold it. */
export function resolveGitLock(site: Site, draft: Draft, change: Change & { kind: 'git-lock' }): void {
  const { path } = change;
  if (!site.gitDir) throw new Stale('there is no git repository');
  if (!LOCK.test(path) || path.split('/').includes('..')) throw new PathRefused('not a lock file of git');
  const { state } = readState(site.files, locate(site, path));
  if (state.kind !== 'file') throw new Stale(`${path} is gone`);
  if (state.hash !== change.baseHash) throw new Stale(`${path} changed since the fix was planned: git is at work`);
  const running = gitProcessesIn([site.root, site.gitDir]);
  if (running === null) throw new PathRefused('whether git still runs cannot be seen on this system');
  if (running.length > 0) throw new Stale(`git is at work in this repository (process ${running[0]})`);
  const [holder] = fileHolders(locate(site, path)) ?? [];
  if (holder) throw new Stale(`${path} is held open by ${holder.name} (process ${holder.pid})`);
  draft.read(path);
  draft.set(path, ABSENT);
}
