import { failureText } from '../report/failure-text.ts';
import { isHealError } from '../system/heal-error.ts';
import type { TextContext } from './context.ts';

/** Says on stderr why a command of ours could not be done; answers the exit status for that. */
export function sayFault(error: unknown, context: Pick<TextContext, 'env' | 'stderr' | 'errorStyle'>): number {
  const words = wordsFor(error, context.env.HEAL_HOOKS_DEBUG !== undefined);
  context.stderr.write(failureText(words, context.errorStyle));
  return 2;
}

function wordsFor(error: unknown, debug: boolean): { what: string; why: string; next: string } {
  if (isHealError(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'syscall' in error)
    return { what: 'The file system refused', why: message, next: 'Nothing more was done.' };
  return {
    what: 'heal-hooks met a fault of its own',
    why: debug && error instanceof Error ? (error.stack ?? message) : message,
    next: `Nothing more was done.${debug ? '' : ' HEAL_HOOKS_DEBUG=1 shows where it happened.'}`,
  };
}
