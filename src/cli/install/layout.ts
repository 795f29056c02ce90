import { createHash } from 'node:crypto';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { claudeDir, dataDir, type Env } from '../../system/paths.ts';

/** Whose settings the hooks go into. `project` is committed and shared, `local` is this checkout's own, `user` is every project's. */
export const SCOPES = ['project', 'local', 'user'] as const;
export type Scope = (typeof SCOPES)[number];

/** Where an install of one scope has its parts. All absolute. */
export interface Layout {
  scope: Scope;
  settings: string;
  /** Folder that the bundle is copied to. */
  bundle: string;
  /** The list of what was written. */
  manifest: string;
  /** The paths in a committed manifest are relative to the project, so that they mean the same in every clone; else null. */
  base: string | null;
}

/** @param version of the bundle; user and local installs of several versions live side by side */
export function layoutFor(scope: Scope, project: string, env: Env, version: string): Layout {
  if (scope === 'project') {
    const bundle = join(project, '.claude', 'heal-hooks');
    const settings = join(project, '.claude', 'settings.json');
    return { scope, settings, bundle, manifest: join(bundle, 'install.json'), base: project };
  }
  const settings =
    scope === 'local' ? join(project, '.claude', 'settings.local.json') : join(claudeDir(env), 'settings.json');
  const id = createHash('sha256').update(settings).digest('hex').slice(0, 12);
  return {
    scope,
    settings,
    bundle: join(dataDir(env), version),
    manifest: join(installsDir(env), `${scope}-${id}.json`),
    base: null,
  };
}

/** Manifests of the local and user installs of this machine. */
export const installsDir = (env: Env): string => join(dataDir(env), 'installs');

/** How the manifest writes a path. */
export const listed = (layout: Layout, path: string): string =>
  layout.base === null ? path : relative(layout.base, path).split(sep).join('/');

/** The path that an entry of the manifest means. */
export const absolute = (layout: Layout, entry: string): string =>
  layout.base === null || isAbsolute(entry) ? entry : join(layout.base, entry);

/**
 * A file where an install copies its files to: the only kind that is ever removed. Installs that are not shared may have been of another
 * version before; their bundles lie side by side.
 */
export function isBundleFile(layout: Layout, path: string): boolean {
  const folder = basename(dirname(path)) === 'lib' ? dirname(dirname(path)) : dirname(path);
  return layout.base === null ? dirname(folder) === dirname(layout.bundle) : folder === layout.bundle;
}
