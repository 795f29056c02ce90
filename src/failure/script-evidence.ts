import type { CommandShape, Segment } from './command-shape.ts';

/** What a script prints when part of it fails without ending it: exit status 0 then says nothing. */
const SHELL_COMPLAINT =
  /^\S+: (?:line )?\d+: .*\b(?:command not found|not found|No such file or directory|Permission denied|cannot execute.*|bad substitution|unbound variable)$/i;

const LOST_EXCEPTION =
  /Exception in thread(?: Thread-\d| "Thread|\s*$)|^(?:Exception in callback |(?:Task|Future) exception was never retrieved|\(node:\d+\) UnhandledPromiseRejectionWarning: |thread '(?!main')[^']*' (?:\(\d+\) )?panicked at|#<Thread:.*> terminated with exception|Thread \d+ terminated abnormally)|RuntimeWarning: coroutine '.*' was never awaited/;

/** Programs whose status is 0 although the other side answered with an error; how such an answer looks. */
const QUIET: Readonly<Record<string, RegExp>> = {
  psql: /^(?:psql:\S+: )?(?:ERROR|FATAL): {2}/,
  sqlplus: /^(?:ORA|SP2|PLS)-\d{4,5}:/,
  'redis-cli':
    /^(?:\(error\) ERR|WRONGTYPE|NOAUTH|NOPERM|OOM|READONLY|MISCONF|LOADING|BUSY|NOSCRIPT|WRONGPASS|CLUSTERDOWN|EXECABORT|CROSSSLOT|MOVED|ASK) \S/,
  mongosh: /^Mongo\w*Error: /,
  curl: /^\s*<(?:title|h1|p)>(?:Error(?: code:?)? ?)?[45]\d\d\b|^\s*<p>Error code: [45]\d\d|^\{?\s*"(?:status|statusCode|code)"\s*:\s*[45]\d\d\b|^\{"(?:timestamp|statusCode|status|error|errors|detail)".{0,200}"(?:status|statusCode)"\s*:\s*"?[45]\d\d/,
};

const REDIS_ERROR = /^ERR [a-z]/;
const REDIS_READS = /^(?:m?get|getrange|hget|hmget|hgetall|hvals|lrange|lindex|smembers|zrange|xrange|scan|eval)$/i;

/** Interpreters and runners of the user's own programs; a test runner prints such lines about tests that pass. */
const SCRIPTS = /^(?:python|pypy|node|deno|bun|ruby|perl|php|java|lua|elixir|Rscript|tsx|ts-node)$/;
const SHELLS = /^(?:ba|da|z|k)?sh$/;

const runsShell = (segment: Segment): boolean =>
  SHELLS.test(segment.program) ||
  segment.program === 'source' ||
  segment.program === '.' ||
  /\.(?:sh|bash)$/.test(segment.program);

/** True for a call of a program that the user wrote. */
export const runsProgram = ({ program, args, text }: Segment): boolean =>
  SCRIPTS.test(program) ||
  (program === 'cargo' && args.includes('run')) ||
  (program === 'go' && args[0] === 'run') ||
  text.startsWith('./');

/** How a failure looks that the command did not let end it: only for calls of scripts and of clients whose status is known to say nothing. */
export function signsOfLoss(shape: CommandShape): RegExp[] {
  const signs: RegExp[] = [];
  if (shape.segments.some((segment) => runsShell(segment) || segment.text.startsWith('./')))
    signs.push(SHELL_COMPLAINT);
  if (shape.segments.some(runsProgram)) signs.push(LOST_EXCEPTION);
  for (const segment of shape.segments) {
    const quiet = QUIET[segment.program];
    if (quiet) signs.push(quiet);
    // a stored text may begin so too, but only where one is asked for
    if (segment.program === 'redis-cli' && !segment.args.some((arg) => REDIS_READS.test(arg))) signs.push(REDIS_ERROR);
  }
  return signs;
}

/** The first line (1-based) that shows a failure which the program did not let end it; null when there is none. */
export function lostFailure(lines: readonly string[], shape: CommandShape): number | null {
  const signs = signsOfLoss(shape);
  if (signs.length === 0) return null;
  const index = lines.findIndex((line) => signs.some((sign) => sign.test(line.slice(0, 500))));
  return index < 0 ? null : index + 1;
}
