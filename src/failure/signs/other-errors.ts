import type { SignGroup } from '../sign-tester.ts';

/** Statements of a problem in other words: of the operating system, of shells, of single tools. */
export const OTHER_ERRORS: readonly SignGroup[] = [
  {
    words: ['**'],
    signs: [/^\*\* \(\w[\w.]*(?:Error|\b)/],
  },
  {
    words: ['***'],
    signs: [/^\S+:\d+: \*\*\* /],
  },
  {
    words: ['allowed'],
    signs: [/import cycle not allowed/],
  },
  {
    words: ['assertion'],
    signs: [/^\S+: .*Assertion [`'].*' failed\.?$/],
  },
  {
    words: ['caused'],
    signs: [/^Caused by: /],
  },
  {
    words: ['changes'],
    signs: [/^no changes added to commit/],
  },
  {
    words: ['cmake'],
    signs: [/^CMake Error/],
  },
  {
    words: ['conflict'],
    signs: [/^CONFLICT \(/],
  },
  {
    words: ['curl'],
    signs: [/^curl: \(\d+\)/],
  },
  {
    words: ['dial'],
    signs: [/\bdial tcp\b/],
  },
  {
    words: ['e: '],
    signs: [/^E: \S/],
  },
  {
    words: ['emerg'],
    signs: [/^\[?emerg\]?/, /\[emerg\]/],
  },
  {
    words: ['fail'],
    signs: [/^FAIL\w* .*not (?:met|reached)/],
  },
  {
    words: ['failed'],
    signs: [/^Patch (?:format detection )?failed/, /^Hunk #\d+ FAILED/],
  },
  {
    words: ['getaddrinfo'],
    signs: [/\bgetaddrinfo\b/],
  },
  {
    words: ['.go:'],
    signs: [
      /^(?:vet: )?\S+\.go:\d+:\d+: \S/, // go build and vet have no word for it
    ],
  },
  {
    words: ['go: '],
    signs: [/^go: (?!downloading|finding|extracting|upgraded|added|downgraded|creating|removed|to add|warning)\S/],
  },
  {
    words: [':in '],
    signs: [
      /^\S+:\d+:in .*(?:Error|\()/, // ruby
    ],
  },
  {
    words: ['line'],
    signs: [
      /^[\w.+-]+: line \d+: /,
      /\bat \S+ line \d+(?:\.?$|, near )/, // perl
    ],
  },
  {
    words: ['make'],
    signs: [/^g?make(?:\[\d+\])?: \*\*\* /],
  },
  {
    words: ['mysql'],
    signs: [/^mysql: /],
  },
  {
    words: ['nothing'],
    signs: [/^nothing to commit/],
  },
  {
    words: ['permission'],
    signs: [/^Permission denied \(/],
  },
  {
    words: ['pg_dump'],
    signs: [/^pg_dump: /],
  },
  {
    words: ['psql'],
    signs: [/^psql: /],
  },
  {
    words: ['rejected'],
    signs: [/^ ! \[(?:remote )?rejected\]/, /^! \[(?:remote )?rejected\]/],
  },
  {
    words: ['remote'],
    signs: [/^remote: (?:error|fatal|ERROR)\b/],
  },
  {
    words: ['resolution'],
    signs: [/Temporary failure in name resolution/],
  },
  {
    words: ['ssh'],
    signs: [/^ssh: /],
  },
  {
    words: ['terminate'],
    signs: [/^terminate called /],
  },
  {
    words: ['there'],
    signs: [/^There (?:is|are) no /],
  },
  {
    words: ['time'],
    signs: [/^Timed? ?out\b/i],
  },
  {
    words: ['timed'],
    signs: [/^(?:Command )?timed out after/i],
  },
  {
    words: ['timeout'],
    signs: [/^timeout: /i],
  },
  {
    words: ['uncaught'],
    signs: [/^Uncaught /],
  },
  {
    words: ['unhandled'],
    signs: [/^Unhandled /],
  },
  {
    words: ['verification'],
    signs: [/^Host key verification failed/],
  },
  {
    words: ['warning'],
    signs: [/^WARNING: (?:DATA RACE|ThreadSanitizer)/],
  },
  {
    words: ['warnings'],
    signs: [/found too many warnings/],
  },
  {
    words: ['wget'],
    signs: [/^wget: /],
  },
  {
    words: ['apache', 'httpd', 'nginx'],
    signs: [/^(?:nginx|apache2?|httpd): \[(?:emerg|alert|crit|error)\]/],
  },
  {
    words: ['cannot', 'definition', 'undefined', 'unresolved'],
    signs: [
      /\b(?:undefined reference to|multiple definition of|cannot find -l|undefined symbol|unresolved external symbol)/,
    ],
  },
  {
    words: ['free', 'malloc', 'munmap_chunk', 'realloc'],
    signs: [/^(?:free|malloc|realloc|munmap_chunk)\(\): \S/],
  },
  {
    words: ['could', 'does', 'incorrectly', 'not', 'use'],
    signs: [
      /\b(?:could not (?:be )?(?:found|find|resolved?|open|read|connect|parse|load)|does(?: not|n't) (?:exist|contain|match)|is not (?:an? (?:valid|supported|recognized)|supported|installed|recognized|valid)|is (?:already )?in use by|incorrectly (?:sorted|formatted))\b/,
    ],
  },
  {
    words: ["can't", 'could', 'error', 'failed', 'invalid', 'missing', 'no', 'unable'],
    signs: [/^\[[\w./-]{1,30}\] (?:Error|Invalid|Failed|Cannot|Can't|Could not|Unable|Unknown|Missing|No )/i],
  },
  {
    words: ['command', 'directory', 'execute', 'found', 'interpreter', 'permission', 'syntax', 'variable'],
    signs: [
      /^\S+: (?:line )?\d+: .+: (?:command not found|not found|No such file or directory|Permission denied|Is a directory|bad interpreter.*|cannot execute.*|syntax error.*|unbound variable)$/,
    ],
  },
  {
    words: [
      'bad',
      "can't",
      'could',
      'failed',
      'illegal',
      'invalid',
      'missing',
      'no',
      'unable',
      'unexpected',
      'unrecognized',
    ],
    signs: [
      /^[\w./@+-]+:\s+(?:cannot|can't|could not|couldn't|unable to|failed to|invalid|unknown|unrecognized|unexpected|illegal|missing|no |bad |not a )/i,
    ],
  },
  {
    words: [
      'acces',
      'addrinuse',
      'connrefused',
      'connreset',
      'exist',
      'isdir',
      'mfile',
      'noent',
      'nospc',
      'notdir',
      'notfound',
      'perm',
      'pipe',
      'rofs',
      'timedout',
    ],
    signs: [
      /\bE(?:NOENT|ACCES|ADDRINUSE|CONNREFUSED|CONNRESET|TIMEDOUT|PERM|EXIST|ISDIR|NOTDIR|MFILE|NOTFOUND|PIPE|NOSPC|ROFS)\b/,
    ],
  },
  {
    words: [
      'address',
      'allocate',
      'argument',
      'broken',
      'command',
      'connection',
      'device',
      'directory',
      'exists',
      'files',
      'operation',
      'permission',
      'process',
      'read-only',
      'service',
    ],
    signs: [
      /(?:^|: |- )(?:command not found|No such process|No such file or directory|Permission denied|Operation not permitted|Read-only file system|No space left on device|Connection refused|Connection timed out|Address already in use|Is a directory|Not a directory|File exists|Argument list too long|Cannot allocate memory|Broken pipe|Too many open files|Name or service not known)\b/,
    ],
  },
  {
    words: [
      "can't",
      'cannot',
      'could',
      'failed',
      'invalid',
      'main',
      'matching',
      'missing',
      'module',
      'such',
      'test',
      'unable',
      'unexpected',
      'unknown',
      'unrecognized',
    ],
    signs: [
      /^(?:cannot|can't|could not|couldn't|unable to|failed to|invalid|unknown (?:flag|option|command|shorthand|argument|subcommand|target|host)|unrecognized|unexpected|missing|no module named|no (?:tests?|such|matching|main))\b/i,
    ],
  },
  {
    words: ['e  '],
    signs: [
      /^E {2,}\S/, // pytest shows the cause so
    ],
  },
  {
    words: [':'],
    signs: [
      /^\S+:\d+:\d+:? [A-Z]{1,4}\d{3,4}\b/, // a lint rule
      /^[\w.+-]+: \S+:\d+: (?!warning|note|info)\S/,
    ],
  },
];
