import { existsSync } from 'node:fs';
import { planRemoval, type RemovalPlan, writeRemoval } from '../../../install.ts';
import { changeListText, shortPath } from '../../report/install-text.ts';
import { plural } from '../../report/time-words.ts';
import { HealError } from '../../system/heal-error.ts';
import { stateDir } from '../../system/paths.ts';
import type { Run } from '../command-spec.ts';
import { type CliContext, print, printJson } from '../context.ts';
import { SCOPES, type Scope } from '../install/layout.ts';
import { assertPurgeable, purgeState } from '../install/purge-state.ts';
import { SettingsError } from '../install/settings-text.ts';

/** `heal-hooks uninstall`: takes back what the install manifest lists, and nothing else. */
export const run: Run = async (context, { options }) => {
  const dryRun = Boolean(options.dryRun);
  const named = options.scope as Scope | undefined;
  const found = SCOPES.map((scope) => planFor(scope, named, context)).filter((plan) => plan !== null);
  const wanted = chosen(found, named);
  const purge = options.purge && existsSync(stateDir(context.env)) ? stateDir(context.env) : null;
  if (purge) assertPurgeable(purge);
  if (!dryRun) {
    for (const plan of wanted) writeRemoval(plan, context.env);
    if (purge) purgeState(purge);
  }
  const left = found.filter((plan) => !wanted.includes(plan)).map((plan) => plan.layout.scope);
  if (options.json) {
    const removed = wanted.map((plan) => ({
      scope: plan.layout.scope,
      files: plan.files,
      edits: plan.edits.map(({ path, after }) => ({ path, removed: after === null })),
    }));
    printJson(context, { dry_run: dryRun, removed, purged: purge, still_installed: left });
    return 0;
  }
  for (const plan of wanted) print(context, removalText(plan, dryRun, context));
  if (purge)
    print(
      context,
      `${dryRun ? 'Would remove' : 'Removed'} the state: ${shortPath(purge, context.project.root, context.env.HOME)}`,
    );
  if (wanted.length === 0) print(context, 'heal-hooks: not installed here; nothing to do.');
  else print(context, '', dryRun ? 'heal-hooks: dry run, nothing was removed.' : 'heal-hooks: uninstalled.');
  for (const scope of left) print(context, `Still installed (${scope}): ${context.program} uninstall --scope ${scope}`);
  return 0;
};

/** Without `--scope`: what belongs to this project; the user's own only when there is nothing else, because it serves other projects. */
function chosen(found: RemovalPlan[], scope: Scope | undefined): RemovalPlan[] {
  if (scope) return found.filter((plan) => plan.layout.scope === scope);
  const here = found.filter((plan) => plan.layout.scope !== 'user');
  return here.length > 0 ? here : found;
}

/** A file that cannot be read stands only in the way of its own scope, where one is named. */
function planFor(scope: Scope, named: Scope | undefined, context: CliContext): RemovalPlan | null {
  try {
    return planRemoval(scope, context.project.root, context.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    if (named !== undefined && named !== scope) return null;
    throw new HealError({
      code: 'settings',
      what: 'Not uninstalled',
      why: error.message,
      next: 'Nothing was changed. The same command works once that is settled.',
      cause: error,
    });
  }
}

function removalText(plan: RemovalPlan, dryRun: boolean, context: CliContext): string {
  const short = (path: string): string => shortPath(path, context.project.root, context.env.HOME);
  const edits = plan.edits.map(({ path, after }) => ({
    path: short(path),
    what: after === null ? 'removed: it was made by the install' : 'as it was before',
  }));
  if (plan.files.length > 0)
    edits.push({ path: `${short(plan.layout.bundle)}/`, what: `${plural(plan.files.length, 'file')} removed` });
  const list = { scope: plan.layout.scope, edits, notes: plan.notes };
  return changeListText(list, dryRun ? 'Would take back' : 'Taken back', context.style);
}
