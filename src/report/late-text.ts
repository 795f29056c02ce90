import type { Changed, Restored } from './news.ts';
import { changedText, restoredText } from './situation-text.ts';

/** What an earlier hook did and could not say, because it was ended. Null when there is nothing. */
export function lateText(changed: readonly Changed[], restored: readonly Restored[], program: string): string | null {
  const facts = [...changed.map((one) => changedText(one, program)), ...restored.map(restoredText)];
  return facts.length === 0
    ? null
    : `heal-hooks: an earlier hook was ended before it could say this.\n${facts.join('\n')}`;
}
