import { readlinkSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { type Env, stateDir } from '../paths.ts';

/** Longest path of a socket that every system takes, in bytes. */
const LONGEST = 100;

/** Where standbys have their sockets; private to the user like everything in the state folder. */
export const standbyDir = (env: Env): string => join(stateDir(env), 'standby');

/** FNV-1a: tells a handful of installs of one user apart without loading a library of hashes. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Tells containers apart that share the user's files: in another one the same path is another file. Empty where there are none. */
function mountNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/mnt');
  } catch {
    return ''; // not Linux, or a hardened /proc
  }
}

/** Names a folder whatever path leads to it. */
function folderId(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
}

/**
 * The socket of the standby for one build of the hook, in one place, with one user's files, in one container; null where there can be none.
 * Another build has another socket, so that an update is never answered by what was there before. `ask-standby.pl` makes the same name.
 * @param build hash of what the hook runs
 * @param bundle folder of the built files
 * @throws the system's error when the bundle is not there
 */
export function standbySocket(env: Env, build: string, bundle: string): string | null {
  if (process.platform === 'win32') return null;
  const { HOME = '', XDG_CONFIG_HOME = '' } = env;
  const who = [build, folderId(bundle), XDG_CONFIG_HOME, HOME, process.getuid?.() ?? '', mountNamespace()];
  const path = join(standbyDir(env), fingerprint(who.join('\0')));
  return isAbsolute(path) && Buffer.byteLength(path) <= LONGEST ? path : null;
}
