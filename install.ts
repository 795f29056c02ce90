import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFiles, MODULE_MARK } from './src/cli/install/bundle-files.ts';
import { absolute, isBundleFile, type Layout, layoutFor, listed, type Scope } from './src/cli/install/layout.ts';
import { type Manifest, readManifest } from './src/cli/install/manifest.ts';
import { configFileOf, planConfig } from './src/cli/install/plan-config.ts';
import { type PlannedEdit, planSettings } from './src/cli/install/plan-settings.ts';
import { registrationFor } from './src/cli/install/registration.ts';
import { strictFault } from './src/cli/install/settings-text.ts';
import type { Mode } from './src/config/modes.ts';
import type { Env } from './src/system/paths.ts';

/*
 * Installing is plan → show → write: `planInstall` reads and decides, `src/report/install-text.ts` shows it, `writeInstall` writes.
 * Removing goes the same way. The manifest is the memory between the two: uninstall takes back what it lists and nothing else.
 */
export { planRemoval, type RemovalPlan, writeRemoval } from './src/cli/install/remove-install.ts';
export { writeInstall } from './src/cli/install/write-install.ts';

export interface InstallRequest {
  scope: Scope;
  /** Realpath of the project. */
  project: string;
  env: Env;
  /** Absolute path of this Node, for installs that are not shared. */
  node: string;
  /** Folder of the built bundle that is copied. */
  bundle: string;
  version: string;
  mode?: Mode;
  /** Also make the client keep long outputs whole. */
  longOutput?: boolean;
}

/** A file to be put in place: copied, or with the content given. */
export interface PlannedFile {
  path: string;
  content: Buffer;
}

/** Everything an install would do, decided before anything is written. All paths are absolute. */
export interface InstallPlan {
  layout: Layout;
  version: string;
  /** Files that are missing or differ; empty when this version is in place. */
  files: PlannedFile[];
  /** Files of an older install that this one does not have. */
  remove: string[];
  /** Texts that change. */
  edits: PlannedEdit[];
  manifest: Manifest;
  /** What the user may want to know besides, one sentence each. */
  notes: string[];
}

/**
 * Decides what to write; writes nothing.
 * @throws SettingsError, with file, line and column, where a settings file does not parse or has another shape than the client's
 */
export function planInstall(request: InstallRequest): InstallPlan {
  const { scope, project, env, version } = request;
  const layout = layoutFor(scope, project, env, version);
  const old = readManifest(layout.manifest);
  const before = (path: string) => {
    const edit = old?.edits.find((one) => absolute(layout, one.path) === path);
    return edit ? { ...edit, path } : undefined;
  };
  const settings = planSettings(
    layout.settings,
    registrationFor(layout, request.node),
    { entry: before(layout.settings), env: old?.env ?? [] },
    request.longOutput ?? false,
  );
  const configFile = configFileOf(scope, project, env);
  const config = request.mode ? planConfig(configFile, request.mode, before(configFile)) : null;
  const edits = config === null || typeof config === 'string' ? [settings] : [settings, config];
  const entries = edits.map((edit) => edit.entry);
  const earlier = config === null ? before(configFile) : undefined;
  const files = [
    ...bundleFiles(request.bundle).map((name) => ({
      path: join(layout.bundle, name),
      content: readFileSync(join(request.bundle, name)),
    })),
    { path: join(layout.bundle, 'package.json'), content: Buffer.from(MODULE_MARK) },
  ];
  const wanted = new Set(files.map((file) => file.path));
  const former = (old?.files ?? []).map((file) => absolute(layout, file)).filter((path) => isBundleFile(layout, path));
  // A running session may still start the older bundle of a machine's own install: it stays, and goes with the uninstall.
  const kept = scope === 'project' ? [] : former;
  return {
    layout,
    version,
    files: files.filter((file) => !isInPlace(file)),
    remove: scope === 'project' ? former.filter((path) => !wanted.has(path)) : [],
    edits: edits.filter((edit) => edit.before !== edit.after),
    manifest: {
      format: 1,
      version,
      scope,
      files: [...new Set([...wanted, ...kept])].map((path) => listed(layout, path)),
      env: settings.env,
      edits: [...entries, ...(earlier ? [earlier] : [])].map((edit) => ({ ...edit, path: listed(layout, edit.path) })),
    },
    notes: [...strictNote(settings), ...(typeof config === 'string' ? [config] : [])],
  };
}

/** The client takes plain JSON only: what is registered beside a comment never runs. */
function strictNote({ after, entry }: PlannedEdit): string[] {
  const fault = strictFault(after);
  return fault === null
    ? []
    : [`${entry.path}: ${fault}. The client reads plain JSON only and ignores the whole file until that is gone.`];
}

function isInPlace(file: PlannedFile): boolean {
  try {
    return readFileSync(file.path).equals(file.content);
  } catch {
    return false; // absent or unreadable: writing it will tell
  }
}
