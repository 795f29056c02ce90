import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Env } from './paths.ts';

/** Set by the build; the sources know it from package.json only. */
declare const HEAL_HOOKS_VERSION: string | undefined;

const here = dirname(fileURLToPath(import.meta.url));

/** The version of this bundle. */
export const version = (): string => (typeof HEAL_HOOKS_VERSION === 'string' ? HEAL_HOOKS_VERSION : '0.0.0-source');

/** The folder of the built files: that of this file or the one around it once it is bundled, `dist/` of the package while it runs from its sources. */
export const bundleDir = (): string =>
  [here, dirname(here)].find((dir) => existsSync(join(dir, 'cli.js'))) ?? resolve(here, '..', '..', 'dist');

/** In a folder that stays: what `npx` puts on PATH is gone afterwards. */
const onPath = (name: string, env: Env): boolean =>
  (env.PATH ?? '')
    .split(delimiter)
    .some((dir) => dir !== '' && !/[\\/]_npx[\\/]/.test(dir) && existsSync(join(dir, name)));

/**
 * How to call heal-hooks in a command that somebody may type: by name where it is on PATH, else `node` and the file beside this one,
 * relative to `cwd` where it is below it.
 */
export function programName(env: Env, cwd: string): string {
  if (onPath(process.platform === 'win32' ? 'heal-hooks.cmd' : 'heal-hooks', env)) return 'heal-hooks';
  const file = join(bundleDir(), 'cli.js');
  const short = file.startsWith(`${cwd}/`) ? file.slice(cwd.length + 1) : file;
  return nodeCommand(short);
}

/** `node file` as one would type it. */
export const nodeCommand = (file: string): string => `node ${/^[\w./@+-]+$/.test(file) ? file : quoted(file)}`;

/** Nothing is read inside single quotes; a Windows shell knows only double ones. */
const quoted = (file: string): string =>
  process.platform === 'win32' ? JSON.stringify(file) : `'${file.replaceAll("'", "'\\''")}'`;
