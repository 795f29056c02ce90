import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { shortPath } from '../../report/install-text.ts';
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
      accessSync(dir, constants.W_OK | constants.X_OK);
    } catch (error) {
      return [
        {
          level: 'problem',
          what: `${name} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
          why: 'Nothing is remembered, and without a backup no fix is applied.',
          command: existsSync(dir) ? `chmod u+rwx ${dir}` : `HEAL_HOOKS_HOME=<folder> names another place.`,
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
        command: `chmod 700 ${dir}`,
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
