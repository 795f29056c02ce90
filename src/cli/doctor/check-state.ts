import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quoteWord } from '../../remedy/command-line.ts';
import { shortPath } from '../../report/install-text.ts';
import { fileErrorCode } from '../../system/file-system.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { stateDir } from '../../system/paths.ts';
import { isUnfinished } from '../../transaction/is-unfinished.ts';
import { worldOf } from '../open-world.ts';
import { type Check, type Found, ok } from './check.ts';

/** Can state be written, is it private, is any change half done? */
export const checkState: Check = {
  name: 'state',
  async run({ context, config }) {
    const dir = stateDir(context.env);
    const name = shortPath(dir, context.project.root, context.env.HOME);
    try {
      makeFolder(dir);
      probe(join(dir, `spool.${process.pid}`));
    } catch (error) {
      return [
        {
          level: 'problem',
          what: `${name} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
          why: 'Nothing is remembered, and without a backup no fix is applied.',
          command: wayOut(error, dir),
        },
      ];
    }
    const found: Found[] = [];
    const mode = statSync(dir).mode & 0o777;
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      found.push({
        level: 'note',
        what: `${name} is open to others (mode ${mode.toString(8)})`,
        why: 'It holds parts of outputs and copies of files.',
        command: `chmod 700 ${quoteWord(dir)}`,
      });
    if (isUnfinished(worldOf(context, config)))
      found.push({
        level: 'note',
        what: 'a change of this project was interrupted',
        why: 'It is completed or taken back before the next one, or now.',
        command: `${context.program} backups`,
      });
    return found.length > 0 ? found : [ok(`${name} is writable`)];
  },
};

function wayOut(error: unknown, dir: string): string {
  const another = 'HEAL_HOOKS_HOME=<folder> names another place.';
  const code = fileErrorCode(error);
  if (code === 'EACCES' || code === 'EPERM') return existsSync(dir) ? `chmod -R u+rwX ${quoteWord(dir)}` : another;
  return code === 'ENOSPC' || code === 'EDQUOT' ? `Free some space there. ${another}` : another;
}

/** Writes and removes a file: permissions tell nothing about a full disk. */
function probe(path: string): void {
  try {
    writeFileSync(path, 'heal-hooks doctor\n'.repeat(500));
  } finally {
    rmSync(path, { force: true });
  }
}
