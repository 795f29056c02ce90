import { type Sign, signOf } from './line-signs.ts';

/** A line with a sign. `line` is 1-based. */
export interface SignedLine {
  line: number;
  text: string;
  sign: Sign;
}

/** What a text says about its outcome by itself. */
export interface TextEvidence {
  /** The verdict of a tool in it: one failure outweighs any number of passes. */
  verdict: 'failed' | 'passed' | null;
  /** Statements of a problem that are not part of a log record. */
  errors: SignedLine[];
  /** Lines that only a program prints which an exception or a signal ended. */
  crashes: SignedLine[];
}

const LOG_RECORD =
  /^(?:\[?\d{4}[-/]\d\d[-/]\d\d|\[?\d\d:\d\d:\d\d|\w{3} [ \d]\d \d\d:\d\d:\d\d |(?:ERROR|CRITICAL|WARNING|INFO|DEBUG)(?::[\w.]*:| {1,5}[\w.]+:)|\{"|level=|time=|\[(?:\d+|[\w-]+)\] (?:ERROR|WARN))/;
/** Records with which a server ends. */
const LAST_WORDS = /\[(?:emerg|alert|crit)\]/;

const TRACEBACK = /^Traceback \(most recent call last\)/;
/** Lines that no program prints and then goes on. */
const CRASH =
  /^(?:Node\.js v\d|Exception in thread "main"|goroutine \d+ \[running\]|thread 'main'.* panicked at|(?:PHP )?Fatal error: |\*\* \(\w[\w.]*\)|(?:.*: )?(?:Segmentation fault|Bus error|Illegal instruction|Floating point exception)\b|.*\(core dumped\)|terminate called |Unhandled exception|Error: (?:Could not find or load main class|Unable to access jarfile)|\S+\.rb:\d+:in .*\((?:\w+::)*\w+\)$|-e:1:in .*\((?:\w+::)*\w+\)$|(?:Syntax|Indentation|Tab)Error: |\S+\.py: error: )/;

const FRAME =
  /^\s+(?:at |from |File "|thrown in |\.\.\. \d+ more|\^|~|\d+ \||\||\(?\S+:\d+)|^\s*#\d+ |^Stack trace:|^For further information/;
const TRACEBACK_GOES_ON = /^\s|^Traceback \(most recent|^During handling|^The above exception/;

/**
 * The 1-based line from which on a text counts as its end.
 * @param count lines with words, stack frames apart, that belong to the end
 */
export function endOf(lines: readonly string[], count: number): number {
  let filled = 0;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i] as string;
    if (/[\p{L}\p{N}]/u.test(line) && !FRAME.test(line) && ++filled === count) return i + 1;
  }
  return 1;
}

/** Index of the exception that a traceback ends with, or the last line. */
const exceptionAt = (lines: readonly string[], from: number): number => {
  let i = from + 1;
  while (i < lines.length - 1 && (lines[i] === '' || TRACEBACK_GOES_ON.test(lines[i] as string))) i++;
  return i;
};

/** Reads the signs of all lines. Linear. */
export function textEvidence(lines: readonly string[]): TextEvidence {
  const found: TextEvidence = { verdict: null, errors: [], crashes: [] };
  let logged = false; // after a log record, which may go on with a traceback
  for (let index = 0; index < lines.length; index++) {
    const text = lines[index] as string;
    if (LOG_RECORD.test(text) && !LAST_WORDS.test(text)) {
      logged = /err|crit|fatal|warn|exc|severe|fail/i.test(text);
      continue;
    }
    if (TRACEBACK.test(text)) {
      const at = exceptionAt(lines, index);
      let end = at; // a message may go on, indented
      while (/^\s+\S|^$/.test(lines[end + 1] ?? 'x')) end++;
      // whatever logged it, a traceback with nothing after it ended the program
      if (!logged || end >= lines.length - 1)
        found.crashes.push({ line: end + 1, text: lines[at] as string, sign: 'error' });
      index = end;
      logged = false;
      continue;
    }
    logged &&= text === '' || /^\s/.test(text);
    if (logged) continue;
    const sign = signOf(text);
    if (CRASH.test(text)) found.crashes.push({ line: index + 1, text, sign: 'error' });
    if (sign === 'failed' || sign === 'consequence') found.verdict = 'failed';
    else if (sign === 'passed') found.verdict ??= 'passed';
    else if (sign === 'error' || sign === 'mark') found.errors.push({ line: index + 1, text, sign });
    else if (/\(ignored\)$/.test(text) && found.errors.at(-1)?.line === index) found.errors.pop(); // make says so of the line before
  }
  return found;
}
