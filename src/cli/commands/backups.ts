import { backupsText } from '../../report/backup-text.ts';
import { listBackups } from '../../transaction/list-backups.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { readConfig, worldOf } from '../open-world.ts';

/** `heal-hooks backups`: what can be taken back, newest first. */
export const run: Run = async (context, { options }) => {
  const backups = listBackups(worldOf(context, await readConfig(context)));
  if (options.json)
    printJson(
      context,
      backups.map(({ id, kind, time, owner, title, entries, restores, restoredAt }) => ({
        id,
        kind,
        time: new Date(time).toISOString(),
        owner,
        title,
        files: entries.map((entry) => entry.path),
        ...(restores === undefined ? {} : { restores }),
        restored_at: restoredAt === undefined ? null : new Date(restoredAt).toISOString(),
      })),
    );
  else print(context, backupsText(backups, context.now(), context.program, context.style));
  return 0;
};
