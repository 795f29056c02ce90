import { copyFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { InstallPlan } from '../../../install.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { type Env, stateDir } from '../../system/paths.ts';
import { textHash } from './text-undo.ts';
import { writeFile } from './write-file.ts';

/**
 * Writes a plan: the bundle, the manifest, then the settings, so that nothing is registered that is not there. Every file that is
 * edited is copied to the state folder first.
 * @returns the copies that were made
 * @throws what the file system says; a failure before the last step leaves no registration behind
 */
export function writeInstall(plan: InstallPlan, env: Env): string[] {
  const backups = plan.edits.flatMap((edit) =>
    edit.before === null ? [] : [backup(edit.entry.path, edit.before, env)],
  );
  for (const file of plan.files) writeFile(file.path, file.content);
  writeFile(plan.layout.manifest, `${JSON.stringify(plan.manifest, null, 2)}\n`);
  for (const edit of [...plan.edits].reverse()) writeFile(edit.entry.path, edit.after);
  for (const path of plan.remove) rmSync(path, { force: true });
  return backups;
}

/** Copies a file that is about to be edited into the state folder, named after its content. */
export function backup(path: string, text: string, env: Env): string {
  const dir = join(stateDir(env), 'settings-backups');
  makeFolder(dir);
  const copy = join(dir, `${textHash(text).slice(0, 12)}-${basename(path)}`);
  copyFileSync(path, copy);
  return copy;
}
