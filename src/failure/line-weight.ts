import { isException, type Sign, signOf } from './line-signs.ts';

/** Words (lower case) that name what is wrong rather than that something is wrong. */
const CAUSES: readonly string[] = [
  ...'not found,no such,does not exist,not exist,denied,refused,undefined,undeclared,not defined,not declared,cannot,could not'.split(
    ',',
  ),
  ...'unable to,expected,invalid,illegal,unknown,unrecognized,unrecognised,missing,require,unresolved,mismatch,incompatible'.split(
    ',',
  ),
  ...'conflict,already,duplicate,unsupported,not supported,not allowed,not permitted,not installed,not a ,has no ,no module'.split(
    ',',
  ),
  ...'no matching,timed out,timeout,exceeded,out of ,too many,too long,too large,no space,syntax error,must ,ambiguous,unused'.split(
    ',',
  ),
  ...'never used,rejected,expired,unreachable,overflow,null,nil,violates,is not,not in ,not valid,no longer,not met,forbidden'.split(
    ',',
  ),
  ...'unauthorized,in use,outdated,corrupt,truncated,assert,was never,only ,natively supported'.split(','),
  "can't",
  "couldn't",
  "doesn't exist",
];

/** A place in a file in front of a message. */
const PLACE =
  /^\s*(?:\.{0,2}\/)?[\w@.+~ /\\-]{1,200}(?::\d+){1,2}(?::|\s-)\s?\S|^\s*[\w@.+~/\\-]{1,200}\(\d+(?:,\d+)?\)\s?:/;

const NAMED = /[`'"‘“][^`'"’”]{1,120}['"`’”]/;

/** A statement that says that something failed, but not what. */
const VAGUE =
  /^(?:error|fatal|failed|failure|errors?|exception|aborted?|stop)[.!:]*$|^(?:\w+ )?(?:command|process|script|task|job|build|compilation|execution|step|subprocess|target)\b.* (?:failed|exited|returned)\b|exit(?:ed)? (?:code|status|with)|non-?zero|^traceback |^error during build|An error occurred(?: while)?|^Uncaught .*:\d+$|throw (?:err|new)|This error originated|Errors? (?:occurred|encountered)|^Error: (?:command|process|test) failed|failed with the following/i;

const LOG_RECORD =
  /^(?:\[?\d{4}[-/]\d\d[-/]\d\d|\[?\d\d:\d\d:\d\d|\w{3} [ \d]\d \d\d:\d\d:\d\d |(?:ERROR|CRITICAL|WARNING|INFO|DEBUG):[\w.]+:|\{"|level=|time=)/;

/** `program: message` */
const BY_PROGRAM = /^[a-z][\w.+-]{0,30}: \S/;

/** Code of others: what is wrong there is rarely the cause. */
const FOREIGN = /node_modules\/|site-packages\/|dist-packages\/|\/usr\/(?:include|lib)\/|\.cargo\/registry\//;

const BY_SIGN: Record<Sign, number> = { error: 60, failed: 15, mark: 12, consequence: 8, passed: 0, noise: 0 };

/** How well a line by itself states the cause of a failure: 0 (not at all) to about 100. */
export function lineWeight(text: string): number {
  const line = text.length > 600 ? text.slice(0, 600) : text;
  const sign = signOf(line);
  if (sign === 'noise' || sign === 'passed') return 0;
  const lower = line.toLowerCase();
  const causal = CAUSES.some((word) => lower.includes(word));
  const placed = PLACE.test(line);
  let weight = sign === null ? 0 : BY_SIGN[sign];
  if (sign === null) {
    const spoken = BY_PROGRAM.test(line);
    if (causal) weight = placed || spoken ? 45 : 20;
    else weight = placed || spoken ? 8 : 0;
  }
  if (weight === 0) return 0;
  if (sign === 'error') weight += (isException(line) ? 14 : 0) + (placed ? 6 : 0) + (causal ? 12 : 0);
  if (NAMED.test(line)) weight += 4;
  if (VAGUE.test(line)) weight -= 35;
  if (FOREIGN.test(line)) weight -= 12;
  if (LOG_RECORD.test(line)) weight -= 30;
  return Math.max(weight, 1);
}
