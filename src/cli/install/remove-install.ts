import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Env } from '../../system/paths.ts';
import { assertEditable } from './assert-editable.ts';
import { absolute, installsDir, isBundleFile, type Layout, layoutFor, type Scope } from './layout.ts';
import { type Manifest, type ManifestEdit, readManifest } from './manifest.ts';
import { configFileOf } from './plan-config.ts';
import { settingsWithout } from './plan-settings.ts';
import { readText } from './read-text.ts';
import { ourHandlers, SettingsError } from './settings-text.ts';
import { undone } from './text-undo.ts';
import { writeFile } from './write-file.ts';
import { backup } from './write-install.ts';

/** What an uninstall would take back. All paths are absolute. */
export interface RemovalPlan {
  layout: Layout;
  files: string[];
  /** `after` null = the file is removed, because the install made it. */
  edits: { path: string; before: string; after: string | null }[];
  notes: string[];
}

/**
 * Decides what to take back of one scope's install; null when there is none. The list of a project comes with the repository, so it is
 * believed only for the files that an install can have written.
 * @throws SettingsError, with file, line and column, where the settings do not parse
 */
export function planRemoval(scope: Scope, project: string, env: Env): RemovalPlan | null {
  const known = readManifest(layoutFor(scope, project, env, '').manifest);
  const layout = layoutFor(scope, project, env, known?.version ?? '');
  const settings = readText(layout.settings);
  if (!known && (settings === null || !isRegistered(layout.settings, settings))) return null;
  const entry = (path: string): ManifestEdit | undefined =>
    known?.edits.find((edit) => absolute(layout, edit.path) === path);
  const edits: RemovalPlan['edits'] = [];
  const notes: string[] = [];
  if (!known && existsSync(layout.manifest))
    notes.push(
      `${layout.manifest} cannot be read, so nobody knows which files are ours: ${dirname(layout.manifest)} stays.`,
    );
  if (settings !== null) {
    const after = settingsWithout(layout.settings, settings, entry(layout.settings), known?.env ?? []);
    if (after !== settings) {
      assertEditable(layout.settings);
      edits.push({ path: layout.settings, before: settings, after });
    }
  }
  const config = configRemoval(configFileOf(scope, project, env), entry, notes);
  if (config) edits.push(config);
  return { layout, files: known ? ownFiles(known, layout, env) : [], edits, notes };
}

/** @throws SettingsError with the file named */
function isRegistered(path: string, text: string): boolean {
  try {
    return ourHandlers(text).length > 0;
  } catch (error) {
    if (error instanceof SettingsError) throw new SettingsError(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

function configRemoval(
  path: string,
  entry: (path: string) => ManifestEdit | undefined,
  notes: string[],
): RemovalPlan['edits'][number] | null {
  const written = entry(path);
  const before = written ? readText(path) : null;
  if (!written || before === null) return null;
  const after = undone(before, written.undo);
  if (after !== null) return { path, before, after: written.created ? null : after };
  notes.push(`${path} was edited since and stays as it is.`);
  return null;
}

/** Bundles outside of a project may serve other installs too: what one of them lists stays. */
function ownFiles(manifest: Manifest, layout: Layout, env: Env): string[] {
  const files = manifest.files.map((file) => absolute(layout, file)).filter((path) => isBundleFile(layout, path));
  if (layout.scope === 'project' || !existsSync(installsDir(env))) return [...files, layout.manifest];
  const others = readdirSync(installsDir(env)).map((name) => join(installsDir(env), name));
  const needed = new Set(
    others.filter((path) => path !== layout.manifest).flatMap((path) => readManifest(path)?.files ?? []),
  );
  return [...files.filter((path) => !needed.has(path)), layout.manifest];
}

/**
 * Takes back: the registration first, so that nothing is registered that is no longer there; then the files, then the folders that are
 * empty without them. Files that are not listed stay.
 * @returns copies of the files that were edited
 */
export function writeRemoval(plan: RemovalPlan, env: Env): string[] {
  const backups: string[] = [];
  for (const { path, before, after } of plan.edits) {
    backups.push(backup(path, before, env));
    if (after === null) rmSync(path);
    else writeFile(path, after);
  }
  for (const path of plan.files) rmSync(path, { force: true });
  const folders = new Set(
    [...plan.files, ...plan.edits.filter((edit) => edit.after === null).map((edit) => edit.path)].map((path) =>
      dirname(path),
    ),
  );
  for (const folder of [...folders].sort((a, b) => b.length - a.length)) removeEmpty(folder);
  return backups;
}

/** Removes the folder, and the ones around it of ours, while they are empty. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    return; // not empty, or gone already
  }
  if (/(?:^|[\\/])(?:\.claude|heal-hooks|\.heal-hooks|\d+\.\d+\.\d+[\w.-]*)$/.test(dirname(folder)))
    removeEmpty(dirname(folder));
}
