import { confinePath, PathRefused } from '../system/confine-path.ts';
import { HealError } from '../system/heal-error.ts';
import { checkChange, type Tracking } from './check-change.ts';
import { createDraft, type Draft, Stale } from './draft.ts';
import { EditRefused } from './edit-bytes.ts';
import type { Site } from './move.ts';
import type { Change } from './plan.ts';
import { resolveChange } from './resolve-change.ts';
import { resolveGitLock } from './resolve-git-lock.ts';

export type FileChange = Exclude<Change, { kind: 'command' }>;

const NEXT = {
  stale: 'Nothing was changed. Plan it again from the files as they are now.',
  refused: 'Nothing was changed.',
};

const notApplied = (code: string, why: string, next: string, cause?: unknown): HealError =>
  new HealError({ code, what: 'Not applied', why, next, cause });

const explain = (path: string, error: unknown): unknown => {
  if (error instanceof Stale) return notApplied('stale', error.message, NEXT.stale, error);
  if (error instanceof PathRefused) return notApplied('outside', `${path}: ${error.message}`, NEXT.refused, error);
  if (error instanceof EditRefused) return notApplied('bad-plan', `${path}: ${error.message}`, NEXT.refused, error);
  return error;
};

/**
 * Works file changes out against the project as it is: confined, guarded, compared with what the plan was made from. Nothing is written.
 * Throws `HealError` `outside`, `guarded`, `stale` or `bad-plan`.
 */
export async function resolveBatch(
  site: Site,
  id: string,
  changes: readonly FileChange[],
  tracking: Tracking,
  treesTaken = 0,
): Promise<Draft> {
  const draft = createDraft(site, id, treesTaken);
  for (const change of changes) {
    try {
      if (change.kind === 'git-lock') {
        resolveGitLock(site, draft, change);
        continue;
      }
      const place = confinePath(site.files, site.root, change.path, change.kind === 'delete');
      const reason = await checkChange(site.root, change, place, tracking);
      if (reason) throw notApplied('guarded', `${place.path} must not be changed by a fix: ${reason}`, NEXT.refused);
      resolveChange(draft, place, change);
    } catch (error) {
      throw explain(change.path, error);
    }
  }
  return draft;
}
