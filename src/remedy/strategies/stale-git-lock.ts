import { planOf, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** A lock younger than this may belong to a git that just starts or ends. */
const MIN_AGE_MS = 30_000;

/**
 * Reads `Unable to create '….lock': File exists`. Removes the lock only when it lies in this project's own git folder, is older than half a
 * minute, looks like one that git wrote, and no process works in the repository or has the file open.
 */
export const strategy: Strategy = {
  name: 'stale-git-lock',
  summary: 'Removes a lock file that a git process left behind, when it is proven that none is alive.',
  safety: 'safe',
  why: 'No git process works in the repository, nobody has the file open, and it was not written to lately; it is kept in the backup.',
  async plan(input, view) {
    const { captures } = input.diagnosis;
    const printed =
      rootMatch(input, /'([^'\n]+\.lock)'/)?.[1] ??
      [captures.path, captures.file].find((path) => path?.endsWith('.lock')) ??
      rootMatch(input, /could not lock config file ([^\n:]+): File exists/)?.[1]?.concat('.lock');
    if (!printed) return refuse('The failure does not name the lock file.');
    const lock = await view.lock(printed);
    if (!lock)
      return refuse(`${printed} is gone by now, or does not belong to this repository.`, {
        steps: ['run the command again'],
      });
    const seconds = Math.round(lock.ageMs / 1000);
    const steps = ['wait until the process has ended, then run the command again'];
    if (lock.holders === null) {
      return refuse(`${lock.path} exists, and whether a git process still holds it cannot be seen here.`, {
        steps: ['look for a running git (or an editor that uses one)', `if there is none: remove ${lock.path}`],
      });
    }
    if (lock.holders.length > 0) {
      return refuse(
        `${lock.path} is held by another process that is still running: ${lock.holders.slice(0, 3).join(', ')}.`,
        { steps },
      );
    }
    if (lock.ageMs < MIN_AGE_MS)
      return refuse(`${lock.path} was written ${seconds} s ago: a git process may just be at work.`, { steps });
    if (lock.size > 0 && lock.path.endsWith('index.lock') && !lock.head.startsWith('DIRC')) {
      return refuse(`${lock.path} was not written by git, so it may be held on purpose.`, {
        known: [`it begins with ${JSON.stringify(lock.head.slice(0, 40))}`],
      });
    }
    const age = seconds > 7200 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 60)} minutes`;
    const summary = `${lock.path} is ${age} old and no process holds it: removes it`;
    return planOf(input, view, [{ kind: 'git-lock', path: lock.path, baseHash: lock.hash }], summary);
  },
};
