import { join } from 'node:path';
import { type InstallPlan, planInstall, writeInstall } from '../../../install.ts';
import type { Mode } from '../../config/modes.ts';
import { type ChangeList, changeListText, shortPath } from '../../report/install-text.ts';
import { HealError } from '../../system/heal-error.ts';
import { bundleDir, nodeCommand, version } from '../../system/own-bundle.ts';
import type { Run } from '../command-spec.ts';
import { type CliContext, print, printJson } from '../context.ts';
import type { Scope } from '../install/layout.ts';
import { LONG_OUTPUT } from '../install/long-output.ts';
import { SettingsError } from '../install/settings-text.ts';

/** `heal-hooks install`: plan → show → write. */
export const run: Run = async (context, { options }) => {
  const scope = options.scope as Scope;
  const dryRun = Boolean(options.dryRun);
  if (scope === 'project' && context.project.root === context.env.HOME)
    throw new HealError({
      code: 'home-folder',
      what: 'Not installed',
      why: 'the home folder is no project; its .claude/settings.json is the one of the user',
      next: `For every project of this user: ${context.program} install --scope user`,
    });
  const plan = planned(context, scope, options.mode as Mode | undefined, await wantsLongOutput(context, options));
  const list = changeList(plan, context);
  const nothing = plan.files.length + plan.edits.length + plan.remove.length === 0;
  const backups = dryRun || nothing ? [] : writeInstall(plan, context.env);
  if (options.json) {
    printJson(context, { version: plan.version, dry_run: dryRun, changed: !dryRun && !nothing, ...list, backups });
    return 0;
  }
  if (nothing) {
    print(context, `heal-hooks ${plan.version} is installed already (${scope}); nothing to do.`);
    return 0;
  }
  print(context, changeListText(list, dryRun ? 'Would write' : 'Written', context.style));
  for (const backup of backups)
    print(context, `  before: ${shortPath(backup, context.project.root, context.env.HOME)}`);
  const cli = nodeCommand(shortPath(join(plan.layout.bundle, 'cli.js'), context.cwd, undefined));
  const program = context.program === 'heal-hooks' ? 'heal-hooks' : cli;
  print(
    context,
    '',
    dryRun
      ? 'heal-hooks: dry run, nothing was written.'
      : `heal-hooks: installed; sessions that start from now on have it.\n  Check:  ${program} doctor\n  Remove: ${program} uninstall`,
  );
  return 0;
};

function planned(context: CliContext, scope: Scope, mode: Mode | undefined, longOutput: boolean): InstallPlan {
  try {
    return planInstall({
      scope,
      project: context.project.root,
      env: context.env,
      node: process.execPath,
      bundle: bundleDir(),
      version: version(),
      ...(mode ? { mode } : {}),
      longOutput,
    });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    throw new HealError({
      code: 'settings',
      what: 'Not installed',
      why: error.message,
      next: 'Nothing was changed. The same command works once that is settled.',
      cause: error,
    });
  }
}

function changeList(plan: InstallPlan, context: CliContext): ChangeList {
  const short = (path: string): string => shortPath(path, context.project.root, context.env.HOME);
  const edits = plan.edits.map(({ before, entry }) => ({
    path: short(entry.path),
    what: `${before === null ? 'new: ' : ''}${entry.path === plan.layout.settings ? SETTINGS_WORDS : '`mode`'}`,
  }));
  const inEnv = plan.manifest.env.length > 0 && plan.edits.length > 0;
  if (inEnv) edits.push({ path: short(plan.layout.settings), what: `env.${LONG_OUTPUT.name}=${LONG_OUTPUT.value}` });
  for (const path of plan.remove) edits.push({ path: short(path), what: 'removed (of an older version)' });
  return {
    scope: plan.layout.scope,
    ...(plan.files.length > 0 && {
      bundle: {
        folder: short(plan.layout.bundle),
        files: plan.files.length,
        bytes: plan.files.reduce((sum, file) => sum + file.content.length, 0),
      },
    }),
    edits,
    notes: plan.notes,
  };
}

const SETTINGS_WORDS = 'hooks for PostToolUse, PostToolUseFailure, SessionStart';

/** Asked for by the flag; on a terminal, offered. Nobody is asked by a program or in a dry run. */
async function wantsLongOutput(context: CliContext, options: Record<string, unknown>): Promise<boolean> {
  if (options.longOutput) return true;
  if (!context.stdin.isTTY || !context.stdout.isTTY || options.json || options.dryRun || options.yes) return false;
  const { confirm, isCancel } = await import('@clack/prompts');
  const answer = await confirm({
    message: `The client cuts outputs after 30,000 characters, often before the cause. Keep 150,000 (${LONG_OUTPUT.name})?`,
    initialValue: false,
  });
  if (isCancel(answer))
    throw new HealError({
      code: 'cancelled',
      what: 'Not installed',
      why: 'it was cancelled',
      next: 'Nothing was changed.',
    });
  return answer;
}
