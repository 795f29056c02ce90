/** A line without any of these words (lower case) has no sign. */
const WORDS: readonly string[] = [
  ...'error,err!,fail,fatal,panic,exception,traceback,abort,killed,terminated,segmentation,cannot,unable,not found,no such,denied'.split(
    ',',
  ),
  ...'refused,undefined,undeclared,unresolved,unknown,unrecognized,invalid,unexpected,missing,conflict,rejected,timed out,timedout'.split(
    ',',
  ),
  ...'time out,timeout,not ok,unhandled,uncaught,interrupted,pass,success,succeeded,finished,completed,would reformat,diff in'.split(
    ',',
  ),
  ...'no rule,no tests,problem,offense,offence,noauth,wrongtype,stopped,not met,emerg],differ,multiple definition,unused'.split(
    ',',
  ),
  ...'data race,requires,required,no ,not ,sanitizer,terminate called,double free,assertion,exit status,exit code,issues,import cycle'.split(
    ',',
  ),
  ...'in use,could,*** ,--- ,+++ ,dial tcp,getaddrinfo,too many,errors parsing'.split(','),
  "can't",
  "couldn't",
  ...'✖✗✘✕×❌',
];
/** What is no plain word: pytest's and apt's marks, a script's line, a rule's code, a bare `ok`. */
const MARKS = /\bE: |^E {2}|^\*\* \(|^\S+: line \d|[A-Za-z]\d{3,4}\b|\bok\b/i;

/** After so many lines it pays to compile the words into one expression. */
const MANY = 300;
let seen = 0;
let compiled: RegExp | null = null;

/**
 * A cheap test that runs first on every line: may it have a sign at all?
 * @param lower the same line in lower case
 */
export function isWorthALook(line: string, lower: string): boolean {
  if (seen < MANY) {
    seen++;
    return WORDS.some((word) => lower.includes(word)) || MARKS.test(line);
  }
  compiled ??= new RegExp(WORDS.map((word) => word.replace(/[*[\](){}.+?^$|\\]/g, '\\$&')).join('|'));
  return compiled.test(lower) || MARKS.test(line);
}
