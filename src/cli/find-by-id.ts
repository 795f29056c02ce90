import { HealError } from '../system/heal-error.ts';
import { nearestName } from '../system/nearest-name.ts';

/**
 * The entry of that id.
 * @param kind in words: `pattern`, `playbook`
 * @param list the command that lists them
 * @throws HealError with the nearest id
 */
export function findById<T extends { id: string }>(entries: readonly T[], id: string, kind: string, list: string): T {
  const known = entries.find((entry) => entry.id === id);
  if (known) return known;
  const ids = entries.map((entry) => entry.id);
  const tails = ids.filter((one) => one.endsWith(`/${id}`));
  const near = nearestName(id, ids) ?? (tails.length === 1 ? tails[0] : null);
  throw new HealError({
    code: 'unknown-id',
    what: 'Nothing to show',
    why: `no ${kind} is called ${id}`,
    next: near ? `Nearest: ${near}` : `All of them: ${list}`,
  });
}
