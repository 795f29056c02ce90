import type { Backup } from '../transaction/backup.ts';
import type { Restored } from '../transaction/restore-backup.ts';
import { table } from './layout.ts';
import { oneLine } from './plain-text.ts';
import type { Style } from './style.ts';
import { ago, plural } from './time-words.ts';

/** The backups of a project as a list, newest first. */
export function backupsText(backups: readonly Backup[], now: number, program: string, style: Style): string {
  if (backups.length === 0) return 'heal-hooks: no backups in this project.';
  const rows = backups.map((backup) => [
    style.key(backup.id),
    ago(backup.time, now),
    backup.restoredAt === undefined ? (backup.kind === 'restore' ? 'a restore' : '') : 'restored',
    plural(backup.entries.length, 'file'),
    oneLine(backup.title, 200),
  ]);
  const open = backups.find((backup) => backup.restoredAt === undefined);
  const next = open ? `\n\nTake one back: ${program} rollback ${open.id}` : '';
  return table(rows, style, ['id', 'made', '', 'files', 'what']).join('\n') + next;
}

const HOW: Record<Extract<Restored, { kind: 'restored' }>['files'][number]['how'], string> = {
  exact: 'as it was before the fix',
  merged: 'as before the fix, later edits kept',
  already: 'was so already',
  kept: 'made again since; left as it is',
};

/** What a rollback did, or why it did nothing. */
export function restoredText(restored: Restored, program: string, style: Style): string {
  if (restored.kind === 'restored') {
    const rows = restored.files.map((file) => [`  ${file.path}`, HOW[file.how]]);
    const undo = restored.undo ? ` Take that back: ${program} rollback ${restored.undo}` : '';
    return `${table(rows, style).join('\n')}\n\nheal-hooks: backup ${restored.backup} restored.${undo}`;
  }
  const conflicts = restored.conflicts.map(
    ({ path, reason, diff }) => `  ${style.strong(path)}: ${reason}${diff ? `\n${indented(diff)}` : ''}`,
  );
  return `${style.bad('✖')} Not restored: ${plural(restored.conflicts.length, 'file was', 'files were')} changed since the fix.\n${conflicts.join('\n')}\n\nheal-hooks: nothing was changed. The backup stays; undo the later edits, then run ${program} rollback ${restored.backup}`;
}

const indented = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
