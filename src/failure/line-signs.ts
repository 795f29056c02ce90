/**
 * What a single line says about the outcome, whatever tool printed it:
 * - `failed`: a tool's verdict on its whole run (`2 failed`, `BUILD FAILURE`);
 * - `error`: the statement of a problem (`x.c:3:1: error: …`, `fatal: …`, `KeyError: 'a'`);
 * - `mark`: a test or step that its runner marks as failed (`✕ adds two`);
 * - `consequence`: follows from a problem stated elsewhere (`make: *** [all] Error 2`);
 * - `passed`: a verdict that all is well (`0 failed`, `Finished`);
 * - `noise`: warnings, hints, log records, quoted code: no statement about the outcome.
 */
export type Sign = 'failed' | 'mark' | 'error' | 'consequence' | 'passed' | 'noise';

/** A line without any of these words has no sign. Cheap; runs first on every line. */
const WORTH_A_LOOK =
  /error|err!|\bE: |fail|fatal|panic|exception|traceback|abort|killed|terminated|segmentation|cannot|can't|couldn't|could not|unable|not found|no such|denied|refused|undefined|undeclared|unresolved|unknown|unrecognized|invalid|unexpected|missing|conflict|rejected|timed? ?out|not ok|[✖✗✘✕×❌]|\bUnhandled|uncaught|Interrupted|\bpass|\bok\b|success|succeeded|finished|completed|would reformat|diff in|No rule|No tests|problem|offen[sc]e|NOAUTH|WRONGTYPE|stopped|not met|emerg\]|^\*\* \(|^E {2}|^\S+: line \d|differ|multiple definition|declared and not used|unused|DATA RACE|requires|required|\bno |\bnot |[A-Z]\d{3,4}\b|AddressSanitizer|terminate called|double free|Assertion|exit (?:status|code)|issues|Sanitizer|import cycle|in use|could|\*\*\* |dial tcp|getaddrinfo|too many/i;

/** Lines that quote, warn, advise or log: their words about errors are not statements. */
const NOISE: readonly RegExp[] = [
  /^\s*(?:warning|warn|hint|note|help|info|debug|notice|tip|deprecat\w*)\b(?:\[[\w:-]+\])?\s*[:!](?! DATA RACE| ThreadSanitizer)/i,
  /^\S+:\d+(?::\d+)?:\s+(?:warning|note|info)\b/i,
  /^\S+\(\d+(?:,\d+)?\)\s*:\s*(?:warning|note|info)\b/i,
  /^(?:npm|yarn|pnpm)\s+(?:warn|notice|WARN|http|verb|info)\b/i,
  /^\[?\s*(?:WARN(?:ING)?|INFO|DEBUG|TRACE|NOTICE)\s*\]/i,
  /^\(node:\d+\) (?!UnhandledPromise)/,
  /^(?:\S+:\d+: )?(?:[A-Z]\w+)?Warning: (?!DATA RACE|ThreadSanitizer)/,
  /^(?:\[?\d{4}-\d\d-\d\d[T ]|\[?\d\d:\d\d:\d\d|\w{3} [ \d]\d \d\d:\d\d:\d\d )\S*\s.*\b(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRITICAL|FATAL|SEVERE)\b/,
  /^(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|CRITICAL)(?::[\w.]+:|\s+[\w.]+:\S+:\d+ |\s{2,}\S+ )/,
  /^\s*(?:\d+\s*)?\|/, // a listing with a gutter
  /^\s*>?\s*\d+\s*\|/,
  /^\s*(?:\/\/|\/\*|\*\s|<!--|--\s)/, // a comment
  /^\s*at .+[:(]\S*\d/, // a stack frame
  /^[\w./*()-]+\((?:0x|\{0x|\.\.\.)/, // a frame of Go
  /^\[ERROR\] (?:\[Help \d+\]|-> \[Help|To see the full|Re-run Maven|For more information|After correcting|$)/,
  /^(?:Alternatively|Please |You can |If you |To fix|Read more|Learn more|Did you mean|See ['`])/,
  /^npm (?:ERR!|error)\s+(?:\[--|Options:|Usage:|aliases?:|Run "|To see a list|[a-z-]+ --help|npm [a-z-]+$)/i,
  /^\s+File ".*", line \d+/,
  /^\s*(?:ok \d+|[✓✔√]|PASS(?:ED)?\b|\.\.\. ok)/,
  /\.\.\. (?:ok|ignored|skipped|expected failure|PASSED)\b/,
  /^\S+::\S+ (?:PASSED|SKIPPED|XFAIL|XPASS)/,
  /^\s*(?:--- (?:PASS|SKIP)|=== )/,
  /^\s*(?:0|no) (?:errors?|failures?|problems?|warnings?)\b(?!.*\b[1-9]\d* (?:failed|errors?|failures?))/i,
  /\((?:ignored|optional|expected|handled|non-fatal|nonfatal|recovered|retrying)\)\s*$/i,
  /\b(?:retrying|will retry|ignoring|ignored|skipping|falling back|using (?:the )?defaults?|recovered)\b/i,
  /^\s*(?:usage:|For more information|See (?:also )?https?:|A complete log|Run with|Run `|Use '|Try ')/i,
  /^\s*["'][\w.-]+["']\s*:/, // a member of JSON
  /\berror(?: rate)?\s*[:=]\s*[-+]?(?:\d*\.\d+(?:e[-+]?\d+)?\s*%?|\d+\s*%)\s*(?:[,;|].*)?$/i, // a measured error
  /^ERROR: pip's dependency resolver does not currently/, // said although the install went well
  /^\s*#\s(?!fail|not ok)/,
  /^[✖✗✘×] \d+ problems? \(0 errors/,
  /^-- (?:Looking for|Check|Detecting|Found|Could NOT find)/,
  /^\+ /, // a trace of `set -x`
];

/** Verdicts on the whole run; a stage that went well (compiled, installed) is none. */
const PASSED: readonly RegExp[] = [
  /^(?:=+ )?[1-9]\d* passed\b(?!.*\b[1-9]\d* (?:failed|errors?)\b).* in \d/,
  /^test result: ok\./,
  /^\s*Tests:? +(?!.*failed).*\b[1-9]\d* passed/,
  /^OK(?: \(.*\))?$/,
  /^(?:PASS\b|ok\s+\S+\s)/,
  /\bBUILD SUCCESS(?:FUL)?\b/,
  /^Found 0 errors/,
  /^(?:Success: no issues found|All checks passed|All done!|All matched files use|No syntax errors)/,
  /^\d+ examples?, 0 failures(?!.*\b[1-9]\d* errors?)/,
  /^\d+ (?:runs|tests), \d+ assertions, 0 failures, 0 errors/,
  /^# fail 0$|^ℹ fail 0$/,
  /^100% tests passed/,
  /^\s*[1-9]\d* passing\b/,
  /^Build succeeded/,
  /^(?!.*\b[1-9]\d* (?:errors?|failures?|failed)\b).*(?<![\d.])\b0 (?:errors|failures)\b/,
];

const FAILED: readonly RegExp[] = [
  // test runners
  /^=+ (?:.*\b)?[1-9]\d* (?:failed|errors?)\b.*in \d/,
  /^(?:[1-9]\d* failed|[1-9]\d* errors?)\b.* in \d/,
  /^(?:FAILED|ERROR) \S+(?:::|\.py\b)/,
  /^FAILED \((?:failures|errors|unexpected successes)=/,
  /^(?:ERROR|FAIL): \w+ \([\w.<>]+\)/,
  /^!+ .*(?:Interrupted|errors? during collection|stopping after)/,
  /^\s*Tests:? +(?:.*\b)?[1-9]\d* failed/,
  /^\s*(?:Test Suites|Test Files|Suites|Snapshots):? +(?:.*\b)?[1-9]\d* (?:failed|obsolete, )/,
  /^\s*[1-9]\d* failing\b/,
  /^\d+ examples?, [1-9]\d* failures?/,
  /^\d+ examples?, 0 failures, [1-9]\d* errors? occurred/,
  /^\d+ (?:runs|tests), \d+ assertions, (?!0 failures, 0 errors)/,
  /^Tests: \d+, Assertions: \d+.*\b(?:Failures|Errors): [1-9]/,
  /^(?:FAILURES|ERRORS)!$/,
  /^\s*--- FAIL: /,
  /^ ?FAIL(?:$|[\s:])/,
  /^test result: FAILED/,
  /^test .* \.\.\. FAILED$/,
  /^(?:\[ERROR\] )?Tests run: \d+, (?!Failures: 0, Errors: 0)/,
  /^\s*not ok \d+\b(?!.*# (?:SKIP|TODO))/i,
  /^(?:#|ℹ) (?:fail|cancelled) [1-9]/,
  /\b[1-9]\d* tests? failed\b/,
  /^The following tests FAILED/,
  /^Failed! {2}- Failed:/,
  /^\s*[1-9]\d* tests?, [1-9]\d* failures?/,
  /^\d+ (?:tests?|specs?|scenarios?|checks?|runs?|features?|suites?|steps?|doctests?|properties|assertions?)\b.*\b[1-9]\d* (?:failures?|failed|errors?)\b/,
  // builds, compilers, linters
  /\bBUILD (?:FAILURE|FAILED)\b|^FAILURE: Build failed|^Build FAILED|^Build failed\b|^Failed to compile|^FAILED: /i,
  /^> Task \S+ FAILED/,
  /^error during build/i,
  /^Found [1-9]\d* (?:errors?|issues?|violations?)\b/,
  /^[1-9]\d* errors?(?: generated\.?| found\.?)?$/,
  /\b[1-9]\d* Error\(s\)/,
  /\bcompiled with [1-9]\d* errors?\b/i,
  /^(?:Oh no! .*|[1-9]\d* files? would be reformatted.*|would reformat .*)$/,
  /^[1-9]\d* (?:offen[sc]es?|problems?|errors?|violations?) (?:detected|found)|, [1-9]\d* offen[sc]es? detected/,
  /^Code style issues found|^\[(?:warn|error)\] Code style issues/,
  /^Diff in \S+/,
  /^ninja: build stopped/,
  /Configuring incomplete, errors occurred/,
  /^Reason: .* failed$/,
  /\b(?:failed|unreachable)=[1-9]/,
  /^Found \d+ data race/,
  /^SUMMARY: \w+Sanitizer/,
  /(?:threshold|coverage).* not (?:met|reached)/,
];

const CONSEQUENCE: readonly RegExp[] = [
  /^g?make(?:\[\d+\])?: \*\*\* \[.*\] (?:Error \d+|\w+)/,
  /^g?make(?:\[\d+\])?: (?:\*\*\* Waiting for unfinished jobs|Target '.*' not remade)/,
  /^mingw32-make.*Error \d+/,
  /^(?:error|warning): could not compile `/,
  /^error: aborting due to/,
  /^error: (?:build|test|doctest|bench) failed\b/,
  /^(?:Some errors have detailed explanations|collect2: error|compilation terminated|Compilation (?:failed|aborted))/,
  /^clang(?:\+\+)?: error: linker command failed/,
  /^error Command failed with exit code|^error Command failed\.$/,
  /^\s*(?:ELIFECYCLE|ERR_PNPM_RECURSIVE_RUN_FIRST_FAIL)\b/,
  /^npm (?:ERR!|error) (?:code \S+|errno .*|syscall .*|path .*|command .*|signal .*|Lifecycle script .*|workspace .*|location .*|in workspace: .*|Failed at the .*|Exit status .*|A complete log .*|.*This is probably not a problem with npm.*)?$/i,
  /^(?:Error: )?Process completed with exit code|^(?:Command|Process|Script) .*(?:exited|failed|returned).*(?:code|status) \d+|\bexited with (?:code|status) \d+$/i,
  /^exit status \d+$|^exit code:? \d+$|^error: exit status \d+$/i,
  /^Error: (?:Command failed|Process exited|The process|Execution failed for task)/,
  /returned a non-zero code: \d+|did not complete successfully: exit code/,
  /^error: recipe .* failed|^task: Failed to run task|^rake aborted!|^error: script ".*" exited with code/,
  /^\*\*\* \[.*\] Error/,
  /^\[ERROR\] Failed to execute goal/,
  /^fatal: (?:Could not read from remote repository\.|Exiting because of an unresolved conflict)/,
  /^ ! \[remote rejected\].*\(pre-receive hook declined\)/,
  /^\S*(?:bash|sh|zsh|dash): (?:line )?\d+:\s+\d+ (?:Aborted|Segmentation fault|Killed|Terminated|Floating point exception|Bus error|Illegal instruction)/,
  /^error: linking with `.*` failed/,
  /^error: (?:subprocess-exited-with-error|metadata-generation-failed|legacy-install-failure)|^\s*× .*did not run successfully/,
  /^tar: (?:Child returned status|Error is not recoverable|Exiting with failure status|Error exit delayed)/,
  /^ERROR: (?:Service '.*' failed to build|Failed building wheel|Could not build wheels|Failed to build installable wheels)/,
  /^error: failed to push some refs|^error: failed to run custom build command/,
  /^The above exception was|^During handling of the above/,
  /^note: This error originates from a subprocess/,
  /^Bail out!|^Aborted due to/,
];

/** The name of an exception at the start of a line, with its message: `pkg.mod.SomeError: text`, `Error [CODE]: text`, `KeyError`. */
const EXCEPTION =
  /^(?:Uncaught )?(?:[A-Za-z_$][\w$]*(?:\.|::|\\|\/))*[A-Z][\w$]*(?:Error|Exception|Interrupt|Failure|Fault|Exit|Timeout|Expired|Panic|NotFound|Refused)\b(?: \[[\w.-]+\])?(?:: .*|:|$)/;

const ERROR: readonly RegExp[] = [
  EXCEPTION,
  /^E {2,}\S/, // pytest shows the cause so
  /^(?:fatal|error|ERROR|Error|FATAL|CRITICAL)(?:\[[\w:-]+\]|\([\w-]+\)| TS\d+| \w+\d+)?\s*:\s*\S/,
  /^\s*(?:error|fatal error)(?:\[[\w:-]+\])?: \S/,
  /^\S+:\d+(?::\d+)?:?\s+(?:- )?(?:fatal |syntax |internal compiler |runtime )?error\b/i,
  /^\s+\d+:\d+\s+error\s/, // eslint, below its file
  /^\S+:\d+:\d+:? [A-Z]{1,4}\d{3,4}\b/, // a lint rule
  /^(?:vet: )?\S+\.go:\d+:\d+: \S/, // go build and vet have no word for it
  /^go: (?!downloading|finding|extracting|upgraded|added|downgraded|creating|removed|to add|warning)\S|import cycle not allowed/,
  /^\S+:\d+: \*\*\* /,
  /^[\w.+-]+: \S+:\d+: (?!warning|note|info)\S/,
  /^[\w.+-]+: line \d+: /,
  /^\[[\w./-]{1,30}\] (?:Error|Invalid|Failed|Cannot|Can't|Could not|Unable|Unknown|Missing|No )/i,
  /\b(?:could not (?:be )?(?:found|find|resolved?|open|read|connect|parse|load)|does(?: not|n't) (?:exist|contain|match)|is not (?:an? (?:valid|supported|recognized)|supported|installed|recognized|valid)|is (?:already )?in use by|incorrectly (?:sorted|formatted))\b/,
  /\bdial tcp\b|\bgetaddrinfo\b|Temporary failure in name resolution|found too many warnings/,
  /^Patch (?:format detection )?failed/,
  /^==\d+==\s?ERROR: \S/,
  /^error (?:[A-Z`'\x22]|\d+ at |\S+: )/,
  /^remote: (?:error|fatal|ERROR)\b/,
  /\b(?:rust-lld|ld|lld|ld\.lld|mold|link): (?:error|undefined|fatal)/,
  /^WARNING: (?:DATA RACE|ThreadSanitizer)/,
  /^terminate called |^\S+: .*Assertion [`'].*' failed\.?$|^(?:free|malloc|realloc|munmap_chunk)\(\): \S/,
  /^There (?:is|are) no |^no changes added to commit|^nothing to commit/,
  /^Host key verification failed|^Permission denied \(/,
  /^\S+\(\d+(?:,\d+)?\)\s*:?\s*(?:fatal )?error\b/i,
  /^\S.*: (?:fatal )?error(?:\[[\w:-]+\])?:? \S/,
  /^\[(?:ERROR|FATAL|ERR|error|ERR!)\]:? +\S|^(?:ERROR|FATAL|ERR)\s+\S/,
  /^(?:npm|yarn|pnpm) (?:ERR!|error) \S/i,
  /^E: \S/,
  /^[✖✗✘×❌] ?\[?ERROR\]?\b/,
  /^(?:panic|thread '.*' .*panicked)\b/,
  /^thread '.*'(?: \(\d+\))? panicked at/,
  /^Exception in thread |^Caused by: |^Unhandled |^Uncaught |^Traceback \(most recent call last\)/,
  /^\*\* \(\w[\w.]*(?:Error|\b)/,
  /^\S+: (?:line )?\d+: .+: (?:command not found|not found|No such file or directory|Permission denied|Is a directory|bad interpreter.*|cannot execute.*|syntax error.*|unbound variable)$/,
  /(?:^|: |- )(?:command not found|No such process|No such file or directory|Permission denied|Operation not permitted|Read-only file system|No space left on device|Connection refused|Connection timed out|Address already in use|Is a directory|Not a directory|File exists|Argument list too long|Cannot allocate memory|Broken pipe|Too many open files|Name or service not known)\b/,
  /^(?:zsh|bash|sh|dash|fish|pwsh): .*(?:not found|error|denied)/,
  /\b(?:undefined reference to|multiple definition of|cannot find -l|undefined symbol|unresolved external symbol)/,
  /^(?:Segmentation fault|Aborted|Killed|Bus error|Illegal instruction|Floating point exception|Terminated|Trace\/breakpoint trap|Hangup)\b(?: \(core dumped\))?$/,
  /^[\w./@+-]+:\s+(?:cannot|can't|could not|couldn't|unable to|failed to|invalid|unknown|unrecognized|unexpected|illegal|missing|no |bad |not a )/i,
  /^(?:cannot|can't|could not|couldn't|unable to|failed to|invalid|unknown (?:flag|option|command|shorthand|argument|subcommand|target|host)|unrecognized|unexpected|missing|no module named|no (?:tests?|such|matching|main))\b/i,
  /^CONFLICT \(|^ ! \[(?:remote )?rejected\]|^! \[(?:remote )?rejected\]|^Hunk #\d+ FAILED/,
  /^curl: \(\d+\)|^wget: |^ssh: |^psql: |^pg_dump: |^mysql: /,
  /^(?:psql:\S+: )?(?:ERROR|FATAL|PANIC): {2}/,
  /^ERROR \d{4} \(\w{5}\)/,
  /^(?:\(error\) )?(?:ERR|WRONGTYPE|NOAUTH|NOPERM|MOVED|OOM|READONLY|MISCONF|LOADING|BUSY|NOSCRIPT|WRONGPASS) [A-Za-z]/,
  /^(?:PHP )?(?:Fatal error|Parse error|Uncaught|Recoverable fatal error)\b/,
  /\bat \S+ line \d+(?:\.?$|, near )/, // perl
  /^\S+:\d+:in .*(?:Error|\()/, // ruby
  /^CMake Error/,
  /^(?:nginx|apache2?|httpd): \[(?:emerg|alert|crit|error)\]/,
  /^\[?emerg\]?|\[emerg\]/,
  /^[│╷╵]?\s*(?:│ )?Error: /,
  /^g?make(?:\[\d+\])?: \*\*\* /,
  /^(?:Command )?timed out after|^Timed? ?out\b|^timeout: /i,
  /^ERROR(?:!|:| )/,
  /^FAIL\w* .*not (?:met|reached)/,
  /ERR_[A-Z_]{4,}|\bE(?:NOENT|ACCES|ADDRINUSE|CONNREFUSED|CONNRESET|TIMEDOUT|PERM|EXIST|ISDIR|NOTDIR|MFILE|NOTFOUND|PIPE|NOSPC|ROFS)\b/,
  /^SyntaxError|^\s+SyntaxError: /,
];

const MARK = /^\s*[✖✗✘✕×❌] \S/;

const any = (signs: readonly RegExp[]): RegExp => new RegExp(signs.map((sign) => sign.source).join('|'), '');
const caseless = (signs: readonly RegExp[]): RegExp[] => signs.filter((sign) => sign.flags.includes('i'));
const cased = (signs: readonly RegExp[]): RegExp[] => signs.filter((sign) => !sign.flags.includes('i'));

/** Each group as two expressions, so that a line is tested a handful of times. */
const tester = (signs: readonly RegExp[]): ((line: string) => boolean) => {
  const exact = any(cased(signs));
  const loose = caseless(signs).length > 0 ? new RegExp(any(caseless(signs)).source, 'i') : null;
  return (line) => exact.test(line) || (loose?.test(line) ?? false);
};

const isNoise = tester(NOISE);
const isPassed = tester(PASSED);
const isFailed = tester(FAILED);
const isConsequence = tester(CONSEQUENCE);
const isError = tester(ERROR);

/** What the line says by itself; null when it says nothing about the outcome. Looks at the first 600 characters. */
export function signOf(line: string): Sign | null {
  const text = line.length > 600 ? line.slice(0, 600) : line;
  if (!WORTH_A_LOOK.test(text)) return null;
  if (isPassed(text)) return 'passed';
  if (isFailed(text)) return 'failed';
  if (isConsequence(text)) return 'consequence';
  if (isNoise(text)) return 'noise';
  if (isError(text)) return 'error';
  return MARK.test(text) ? 'mark' : null;
}

/** True for a line that starts with the name of an exception. */
export const isException = (line: string): boolean => EXCEPTION.test(line);
