import type { SignGroup } from '../sign-tester.ts';
import { EXCEPTION } from './exception.ts';

/** Statements of a problem that call it an error, an exception or fatal. */
export const STATED_ERRORS: readonly SignGroup[] = [
  {
    words: ['err'],
    signs: [/^(?:npm|yarn|pnpm) (?:ERR!|error) \S/i, /ERR_[A-Z_]{4,}/],
  },
  {
    words: ['error'],
    signs: [
      /^\S+:\d+(?::\d+)?:?\s+(?:- )?(?:fatal |syntax |internal compiler |runtime )?error\b/i,
      /^\s+\d+:\d+\s+error\s/, // eslint, below its file
      /^==\d+==\s?ERROR: \S/,
      /^error (?:[A-Z`'\x22]|\d+ at |\S+: )/,
      /^\S+\(\d+(?:,\d+)?\)\s*:?\s*(?:fatal )?error\b/i,
      /^\S.*: (?:fatal )?error(?:\[[\w:-]+\])?:? \S/,
      /^[✖✗✘×❌] ?\[?ERROR\]?\b/,
      /^ERROR \d{4} \(\w{5}\)/,
      /^[│╷╵]?\s*(?:│ )?Error: /,
      /^ERROR(?:!|:| )/,
    ],
  },
  {
    words: ['exception'],
    signs: [/^Exception in thread /],
  },
  {
    words: ['panic'],
    signs: [/^(?:panic|thread '.*' .*panicked)\b/],
  },
  {
    words: ['panicked'],
    signs: [/^thread '.*'(?: \(\d+\))? panicked at/],
  },
  {
    words: ['syntaxerror'],
    signs: [/^SyntaxError/, /^\s+SyntaxError: /],
  },
  {
    words: ['traceback'],
    signs: [/^Traceback \(most recent call last\)/],
  },
  {
    words: ['err', 'fatal'],
    signs: [/^\[(?:ERROR|FATAL|ERR|error|ERR!)\]:? +\S/, /^(?:ERROR|FATAL|ERR)\s+\S/],
  },
  {
    words: ['error', 'fatal'],
    signs: [/^\s*(?:error|fatal error)(?:\[[\w:-]+\])?: \S/],
  },
  {
    words: ['critical', 'error', 'fatal'],
    signs: [/^(?:fatal|error|ERROR|Error|FATAL|CRITICAL)(?:\[[\w:-]+\]|\([\w-]+\)| TS\d+| \w+\d+)?\s*:\s*\S/],
  },
  {
    words: ['denied', 'error', 'found'],
    signs: [/^(?:zsh|bash|sh|dash|fish|pwsh): .*(?:not found|error|denied)/],
  },
  {
    words: ['error', 'fatal', 'panic'],
    signs: [/^(?:psql:\S+: )?(?:ERROR|FATAL|PANIC): {2}/],
  },
  {
    words: ['error', 'fatal', 'undefined'],
    signs: [/\b(?:rust-lld|ld|lld|ld\.lld|mold|link): (?:error|undefined|fatal)/],
  },
  {
    words: ['fatal', 'parse', 'recoverable', 'uncaught'],
    signs: [/^(?:PHP )?(?:Fatal error|Parse error|Uncaught|Recoverable fatal error)\b/],
  },
  {
    words: [
      'aborted',
      'breakpoint',
      'error',
      'exception',
      'hangup',
      'instruction',
      'killed',
      'segmentation',
      'terminated',
    ],
    signs: [
      /^(?:Segmentation fault|Aborted|Killed|Bus error|Illegal instruction|Floating point exception|Terminated|Trace\/breakpoint trap|Hangup)\b(?: \(core dumped\))?$/,
    ],
  },
  {
    words: [
      'error',
      'exception',
      'exit',
      'expired',
      'failure',
      'fault',
      'interrupt',
      'notfound',
      'panic',
      'refused',
      'timeout',
    ],
    signs: [EXCEPTION],
  },
  {
    words: [
      'busy',
      'err',
      'loading',
      'misconf',
      'moved',
      'noauth',
      'noperm',
      'noscript',
      'oom',
      'readonly',
      'wrongpass',
      'wrongtype',
    ],
    signs: [
      /^(?:\(error\) )?(?:ERR|WRONGTYPE|NOAUTH|NOPERM|MOVED|OOM|READONLY|MISCONF|LOADING|BUSY|NOSCRIPT|WRONGPASS) [A-Za-z]/,
    ],
  },
];
