import type { SignGroup } from '../sign-tester.ts';

/** Lines that quote, warn, advise or log: their words about errors are not statements. */
export const NOISE: readonly SignGroup[] = [
  {
    words: ['...'],
    signs: [/\.\.\. (?:ok|ignored|skipped|expected failure|PASSED)\b/],
  },
  {
    words: ['at'],
    signs: [
      /^\s*at .+[:(]\S*\d/, // a stack frame
    ],
  },
  {
    words: ['dependency'],
    signs: [
      /^ERROR: pip's dependency resolver does not currently/, // said although the install went well
    ],
  },
  {
    words: ['error'],
    signs: [
      /^\[ERROR\] (?:\[Help \d+\]|-> \[Help|To see the full|Re-run Maven|For more information|After correcting|$)/,
      /\berror(?: rate)?\s*[:=]\s*[-+]?(?:\d*\.\d+(?:e[-+]?\d+)?\s*%?|\d+\s*%)\s*(?:[,;|].*)?$/i, // a measured error
    ],
  },
  {
    words: ['file'],
    signs: [/^\s+File ".*", line \d+/],
  },
  {
    words: ['node'],
    signs: [/^\(node:\d+\) (?!UnhandledPromise)/],
  },
  {
    words: ['npm'],
    signs: [
      /^npm (?:ERR!|error)\s+(?:\[--|Options:|Usage:|aliases?:|Run "|To see a list|[a-z-]+ --help|npm [a-z-]+$)/i,
    ],
  },
  {
    words: ['problem'],
    signs: [/^[✖✗✘×] \d+ problems? \(0 errors/],
  },
  {
    words: ['warning'],
    signs: [/^(?:\S+:\d+: )?(?:[A-Z]\w+)?Warning: (?!DATA RACE|ThreadSanitizer)/],
  },
  {
    words: ['---', '==='],
    signs: [/^\s*(?:--- (?:PASS|SKIP)|=== )/],
  },
  {
    words: ['npm', 'yarn'],
    signs: [/^(?:npm|yarn|pnpm)\s+(?:warn|notice|WARN|http|verb|info)\b/i],
  },
  {
    words: ['info', 'note', 'warning'],
    signs: [/^\S+:\d+(?::\d+)?:\s+(?:warning|note|info)\b/i, /^\S+\(\d+(?:,\d+)?\)\s*:\s*(?:warning|note|info)\b/i],
  },
  {
    words: ['error', 'failure', 'problem', 'warning'],
    signs: [/^\s*(?:0|no) (?:errors?|failures?|problems?|warnings?)\b(?!.*\b[1-9]\d* (?:failed|errors?|failures?))/i],
  },
  {
    words: ['passed', 'skipped', 'xfail', 'xpass'],
    signs: [/^\S+::\S+ (?:PASSED|SKIPPED|XFAIL|XPASS)/],
  },
  {
    words: ['check', 'could', 'detecting', 'found', 'looking'],
    signs: [/^-- (?:Looking for|Check|Detecting|Found|Could NOT find)/],
  },
  {
    words: ['debug', 'info', 'notice', 'trace', 'warn'],
    signs: [/^\[?\s*(?:WARN(?:ING)?|INFO|DEBUG|TRACE|NOTICE)\s*\]/i],
  },
  {
    words: ['critical', 'debug', 'error', 'info', 'trace', 'warn'],
    signs: [/^(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|CRITICAL)(?::[\w.]+:|\s+[\w.]+:\S+:\d+ |\s{2,}\S+ )/],
  },
  {
    words: ['default', 'falling', 'ignored', 'ignoring', 'recovered', 'retry', 'skipping'],
    signs: [/\b(?:retrying|will retry|ignoring|ignored|skipping|falling back|using (?:the )?defaults?|recovered)\b/i],
  },
  {
    words: ['alternatively', 'fix', 'learn', 'mean', 'please', 'read', 'see', 'you'],
    signs: [/^(?:Alternatively|Please |You can |If you |To fix|Read more|Learn more|Did you mean|See ['`])/],
  },
  {
    words: ['complete', 'http', 'information', 'run', 'try', 'usage', 'use', 'with'],
    signs: [/^\s*(?:usage:|For more information|See (?:also )?https?:|A complete log|Run with|Run `|Use '|Try ')/i],
  },
  {
    words: ['expected', 'handled', 'ignored', 'non-fatal', 'nonfatal', 'optional', 'recovered', 'retrying'],
    signs: [/\((?:ignored|optional|expected|handled|non-fatal|nonfatal|recovered|retrying)\)\s*$/i],
  },
  {
    words: ['critical', 'debug', 'error', 'fatal', 'info', 'notice', 'severe', 'trace', 'warn'],
    signs: [
      /^(?:\[?\d{4}-\d\d-\d\d[T ]|\[?\d\d:\d\d:\d\d|\w{3} [ \d]\d \d\d:\d\d:\d\d )\S*\s.*\b(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRITICAL|FATAL|SEVERE)\b/,
    ],
  },
  {
    words: ['debug', 'deprecat', 'help', 'hint', 'info', 'note', 'notice', 'tip', 'warn'],
    signs: [
      /^\s*(?:warning|warn|hint|note|help|info|debug|notice|tip|deprecat\w*)\b(?:\[[\w:-]+\])?\s*[:!](?! DATA RACE| ThreadSanitizer)/i,
    ],
  },
  {
    words: ['|'],
    signs: [
      /^\s*(?:\d+\s*)?\|/, // a listing with a gutter
      /^\s*>?\s*\d+\s*\|/,
    ],
  },
  {
    words: ['//', '/*', '*', '<!--', '--'],
    signs: [
      /^\s*(?:\/\/|\/\*|\*\s|<!--|--\s)/, // a comment
    ],
  },
  {
    words: ['(0x', '({0x', '(...'],
    signs: [
      /^[\w./*()-]+\((?:0x|\{0x|\.\.\.)/, // a frame of Go
    ],
  },
  {
    words: ['ok', 'pass', '✓', '✔', '√'],
    signs: [/^\s*(?:ok \d+|[✓✔√]|PASS(?:ED)?\b|\.\.\. ok)/],
  },
  {
    words: ['":', '" :', "':", "' :"],
    signs: [
      /^\s*["'][\w.-]+["']\s*:/, // a member of JSON
    ],
  },
  {
    words: ['# '],
    signs: [/^\s*#\s(?!fail|not ok)/],
  },
  {
    words: ['+ ', '--- '],
    signs: [
      /^\+ /, // a trace of `set -x`
      /^(?:---|\+\+\+) \S/, // the names in front of a comparison
    ],
  },
];
