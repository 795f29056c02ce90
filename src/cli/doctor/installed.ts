import { join } from 'node:path';
import type { Env } from '../../system/paths.ts';
import { type Layout, layoutFor, SCOPES, type Scope } from '../install/layout.ts';
import { type Manifest, readManifest } from '../install/manifest.ts';
import { readText } from '../install/read-text.ts';
import { ourHandlers, parseSettings, strictFault } from '../install/settings-text.ts';

/** What is found of one scope. */
export interface Installed {
  scope: Scope;
  layout: Layout;
  manifest: Manifest | null;
  /** Why the settings cannot be read, or null. */
  fault: string | null;
  settings: { [key: string]: unknown };
  /** What the client stumbles over in a text that we can read, or null. */
  strict: string | null;
  /** Our handlers in them. */
  handlers: ReturnType<typeof ourHandlers>;
}

/** Looks at all three scopes; nothing is written, nothing is thrown. */
export function findInstalled(project: string, env: Env): Installed[] {
  return SCOPES.map((scope) => {
    const manifest = readManifest(layoutFor(scope, project, env, '').manifest);
    const layout = layoutFor(scope, project, env, manifest?.version ?? '');
    try {
      const text = readText(layout.settings) ?? '';
      const settings = parseSettings(text);
      return { scope, layout, manifest, fault: null, strict: strictFault(text), settings, handlers: ourHandlers(text) };
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      return { scope, layout, manifest, fault, strict: null, settings: {}, handlers: [] };
    }
  });
}

/** Is the plugin switched on in these settings? */
export const enablesPlugin = ({ settings }: Installed): boolean => {
  const plugins = settings.enabledPlugins;
  return (
    typeof plugins === 'object' &&
    plugins !== null &&
    Object.entries(plugins).some(([name, on]) => /^heal-hooks(?:@|$)/.test(name) && on === true)
  );
};

/** The file that a handler starts, with `$CLAUDE_PROJECT_DIR` filled in; null where it cannot be told. */
export function entryFile(handler: { [key: string]: unknown }, project: string): string | null {
  const words = [handler.command, ...(Array.isArray(handler.args) ? handler.args : [])].filter(
    (word) => typeof word === 'string',
  );
  const portable = words.join(' ').match(/"\$CLAUDE_PROJECT_DIR"\/(\.claude\/heal-hooks\/[\w.-]+)/)?.[1];
  if (portable) return join(project, portable);
  return words.find((word) => /[\\/](?:hook|session-start)\.(?:[cm]?js|sh)$/.test(word)) ?? null;
}
