import { createHash } from 'node:crypto';
import type { LearnedPattern } from './learned-pattern.ts';

/** What a person agrees to: the very regex and the very fix. A change of either asks again. */
export function entryHash({ regex, edited, remedy }: LearnedPattern): string {
  const fix = edited?.fix ?? remedy?.fix ?? null;
  const told = [
    edited?.regex ?? regex,
    fix && ('command' in fix ? fix.command : [fix.search, fix.replace, ...fix.files]),
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 32);
}
