import { readdirSync, rmSync } from 'node:fs';
import { HealError } from '../../system/heal-error.ts';

/** What heal-hooks makes in its state folder. */
const OWN =
  /^(?:claims|code|compiled|heal-hooks\.log(?:\.1)?|history\.db(?:[-.].+)?|journal(?:\.owner)?|pending|projects|sessions|settings-backups|spool|standby|trust\.json(?:\.\d+)?)$/;

/**
 * Asserts that a state folder holds nothing but state: `HEAL_HOOKS_HOME` may name any folder, the home folder too, and what is not ours
 * is not ours to remove.
 * @throws HealError
 */
export function assertPurgeable(stateDir: string): void {
  const others = readdirSync(stateDir).filter((name) => !OWN.test(name));
  if (others.length === 0) return;
  const shown = others.slice(0, 3).join(', ');
  throw new HealError({
    code: 'not-ours',
    what: 'Nothing was removed',
    why: `${stateDir} holds other things than the state of heal-hooks (${shown}${others.length > 3 ? ', …' : ''})`,
    next: 'Without --purge the hooks are uninstalled and the state stays; remove it by hand.',
  });
}

/** Removes the state folder. */
export const purgeState = (stateDir: string): void => rmSync(stateDir, { recursive: true, force: true });
