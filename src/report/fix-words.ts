import type { AutoFix } from '../pattern/pattern.ts';
import type { Proposal } from '../remedy/remedy.ts';
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

/** What stands behind a proposal; a kind without words is a type error. */
export const PROPOSAL_WORDS: Record<Proposal['kind'], string> = {
  plan: 'changes files of the project, with a backup',
  correct: 'runs the corrected command in place of the mistyped one',
  retry: 'runs the same command again',
  refuse: 'changes nothing and says what settles it',
};
