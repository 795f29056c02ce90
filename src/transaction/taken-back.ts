import { PathRefused } from '../system/confine-path.ts';
import { fileErrorCode } from '../system/file-system.ts';
import { HealError } from '../system/heal-error.ts';
import { rollback, type Transaction } from './transaction.ts';

/** Takes an unfinished transaction back after `cause`, and answers the error to throw: the cause, or that even this failed. */
export function takenBack(tx: Transaction, cause: unknown): unknown {
  const backup = tx.journal.id;
  try {
    const left = rollback(tx.site, tx.journal);
    if (left.length > 0)
      return new HealError({
        code: 'changed-meanwhile',
        what: 'Not applied',
        why: `${left.join(', ')} changed while the fix was being applied`,
        next: `The rest was put back; look at these files. \`heal-hooks backups\` lists what was there before.`,
        backup,
        cause,
      });
  } catch (error) {
    return new HealError({
      code: 'half-applied',
      what: 'The fix failed and could not be taken back yet',
      why: error instanceof Error ? error.message : String(error),
      next: 'The next heal-hooks command in this project takes it back.',
      backup,
      cause: new AggregateError([cause, error]),
    });
  }
  if (cause instanceof PathRefused)
    return new HealError({
      code: 'outside',
      what: 'Not applied',
      why: cause.message,
      next: 'Nothing was changed.',
      cause,
    });
  if (cause instanceof HealError || !fileErrorCode(cause)) return cause;
  return new HealError({
    code: 'apply-failed',
    what: 'Not applied',
    why: cause instanceof Error ? cause.message : String(cause),
    next: 'Everything was put back as it was.',
    cause,
  });
}
