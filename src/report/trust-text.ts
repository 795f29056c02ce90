import type { Pattern } from '../pattern/pattern.ts';
import { fixWords } from './fix-words.ts';
import { listed } from './layout.ts';
import { oneLine } from './plain-text.ts';
import type { Style } from './style.ts';
import { plural } from './time-words.ts';

export type TrustWord = 'trusted' | 'changed' | 'untrusted' | 'none';

/** A state without words is a type error. */
const STATE_WORDS: Record<TrustWord, string> = {
  trusted: 'trusted as it is now; a change of these files asks again',
  changed: 'changed since it was trusted: its fixes are suggested only',
  untrusted: 'not trusted: its fixes are suggested only',
  none: 'nothing to trust',
};

/** What trusting a repository means: the fixes that may run. */
export function trustText(
  facts: { state: TrustWord; before: TrustWord; fixes: readonly Pattern[]; files: readonly string[] },
  program: string,
  style: Style,
): string {
  const fixes = facts.fixes.map(
    ({ id, auto_fix: fix }) =>
      `${style.key(id)}: ${fix ? `${oneLine(fixWords(fix), 300)} (${fix.safety ?? 'unsafe'})` : ''}`,
  );
  const lines = [...listed('files', facts.files, style), ...listed('fixes', fixes, style)];
  if (fixes.length === 0) lines.push(...listed('fixes', ['none of its patterns has one'], style));
  const next = facts.state === 'trusted' ? ` Take it back: ${program} trust --revoke` : ` Trust it: ${program} trust`;
  return `${lines.join('\n')}\n\nheal-hooks: ${plural(facts.fixes.length, 'fix', 'fixes')}; ${STATE_WORDS[facts.state]}.${next}`;
}
