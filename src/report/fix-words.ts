import type { AutoFix } from '../pattern/pattern.ts';
import { code } from './plain-text.ts';

/** What an `auto_fix` does, in words; a shape without words is a type error. */
export function fixWords(fix: AutoFix): string {
  if ('strategy' in fix) return `strategy ${fix.strategy}`;
  if ('search' in fix)
    return `in ${fix.files?.join(', ') ?? 'the file of the failure'}: ${code(fix.search)} becomes ${code(fix.replace)}`;
  if ('command' in fix) return `runs ${code(fix.command.join(' '))}`;
  if ('correct' in fix) return `runs ${code(fix.correct.join(' '))} in place of the command`;
  if ('retry' in fix) return `runs the command again, up to ${fix.retry.max} times, with growing pauses`;
  return fix.steps.map(fixWords).join('; then ');
}
