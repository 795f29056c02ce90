import type { Changed, Restored } from '../report/news.ts';

/** What the person sees in the client, only when one of their files was touched. */
export function personNote(
  program: string,
  changed: readonly Changed[],
  restored: readonly Restored[],
): string | undefined {
  const notes = [
    ...changed.map(
      ({ files, backup }) => `heal-hooks changed ${files.join(', ')}. Undo: ${program} rollback ${backup}`,
    ),
    ...restored.map(({ files, reason }) => `heal-hooks restored ${files.join(', ')}: ${reason}.`),
  ];
  return notes.length > 0 ? notes.join('\n') : undefined;
}
