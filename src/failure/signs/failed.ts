import type { SignGroup } from '../sign-tester.ts';

/** Verdicts of tools on their whole run: tests, builds, linters. */
export const FAILED: readonly SignGroup[] = [
  {
    words: ['assertions'],
    signs: [
      /^\d+ (?:runs|tests), \d+ assertions, (?!0 failures, 0 errors)/,
      /^Tests: \d+, Assertions: \d+.*\b(?:Failures|Errors): [1-9]/,
    ],
  },
  {
    words: ['build'],
    signs: [/\bBUILD (?:FAILURE|FAILED)\b/i],
  },
  {
    words: ['compile'],
    signs: [/^Failed to compile/i],
  },
  {
    words: ['compiled'],
    signs: [/\bcompiled with [1-9]\d* errors?\b/i],
  },
  {
    words: ['configuring'],
    signs: [/Configuring incomplete, errors occurred/],
  },
  {
    words: ['detected'],
    signs: [/, [1-9]\d* offen[sc]es? detected/],
  },
  {
    words: ['diff'],
    signs: [/^Diff in \S+/],
  },
  {
    words: ['during'],
    signs: [/^error during build/i],
  },
  {
    words: ['error'],
    signs: [/^\s{0,4}[1-9]\d* errors?(?: generated\.?| found\.?)?$/, /\b[1-9]\d* Error\(s\)/],
  },
  {
    words: ['example'],
    signs: [/^\d+ examples?, [1-9]\d* failures?/],
  },
  {
    words: ['fail'],
    signs: [/^\s*--- FAIL: /, /^ ?FAIL(?:$|[\s:])/, /^ {2,4}FAIL {2}"/],
  },
  {
    words: ['failed'],
    signs: [
      /^\[ {2}FAILED {2}\] /,
      /^FAILED \((?:failures|errors|unexpected successes)=/,
      /^\s*Tests:? +(?:.*\b)?[1-9]\d* failed/,
      /^test .* \.\.\. FAILED$/,
      /\b[1-9]\d* tests? failed\b/,
      /^Failed! {2}- Failed:/,
      /^Build FAILED/i,
      /^Build failed\b/i,
      /^FAILED: /i,
      /^> Task \S+ FAILED/,
    ],
  },
  {
    words: ['failing'],
    signs: [/^\s*[1-9]\d* failing\b/],
  },
  {
    words: ['failure'],
    signs: [/^\s*[1-9]\d* tests?, [1-9]\d* failures?/, /^FAILURE: Build failed/i],
  },
  {
    words: ['failures'],
    signs: [/^\d+ examples?, 0 failures, [1-9]\d* errors? occurred/],
  },
  {
    words: ['following'],
    signs: [/^The following tests FAILED/],
  },
  {
    words: ['found'],
    signs: [/^(?:svelte-check f|F)ound [1-9]\d* (?:errors?|issues?|violations?)\b/, /^Found \d+ data race/],
  },
  {
    words: ['issues'],
    signs: [/^Code style issues found/, /^\[(?:warn|error)\] Code style issues/],
  },
  {
    words: ['not'],
    signs: [/^\s*not ok \d+\b(?!.*# (?:SKIP|TODO))/i, /(?:threshold|coverage).* not (?:met|reached)/],
  },
  {
    words: ['parsing'],
    signs: [/^Errors parsing \S/],
  },
  {
    words: ['reason'],
    signs: [/^Reason: .* failed$/],
  },
  {
    words: ['result'],
    signs: [/^test result: FAILED/],
  },
  {
    words: ['sanitizer'],
    signs: [/^SUMMARY: \w+Sanitizer/],
  },
  {
    words: ['stopped'],
    signs: [/^ninja: build stopped/],
  },
  {
    words: ['systemcheckerror'],
    signs: [/^SystemCheckError: /],
  },
  {
    words: ['circular'],
    signs: [/^✖ Found [1-9]\d* circular dependenc/],
  },
  {
    words: ['terminated'],
    signs: [/^scons: building terminated because of errors/],
  },
  {
    words: ['session'],
    signs: [/^nox > Session \S+ failed/],
  },
  {
    words: ['successes', 'success'],
    signs: [/^\d+ success(?:es)? \/ (?!0 failures \/ 0 errors)/],
  },
  {
    words: ['checks'],
    signs: [/^\d+%: Checks: \d+, (?!Failures: 0, Errors: 0)/],
  },
  {
    words: ['status'],
    signs: [/^\[doctest\] Status: FAILURE!/],
  },
  {
    words: ['affecting'],
    signs: [/^FOUND [1-9]\d* ERRORS?\b.* AFFECTING/],
  },
  {
    words: ['tests'],
    signs: [/^(?:\[ERROR\] )?Tests run: \d+, (?!Failures: 0, Errors: 0)/],
  },
  {
    words: ['cancelled', 'fail'],
    signs: [/^(?:#|ℹ) (?:fail|cancelled) [1-9]/],
  },
  {
    words: ['detected', 'found'],
    signs: [/^[1-9]\d* (?:offen[sc]es?|problems?|errors?|violations?) (?:detected|found)/],
  },
  {
    words: ['error', 'fail'],
    signs: [/^(?:ERROR|FAIL): \w+ \([\w.<>]+\)/],
  },
  {
    words: ['error', 'failed'],
    signs: [
      /^=+ (?:.*\b)?[1-9]\d* (?:failed|errors?)\b.*in \d/,
      /^(?:[1-9]\d* failed|[1-9]\d* errors?)\b.* in \d/,
      /^(?:FAILED|ERROR) \S+(?:::|\.py\b)/,
    ],
  },
  {
    words: ['errors', 'failures'],
    signs: [/^(?:FAILURES|ERRORS)!$/],
  },
  {
    words: ['failed', 'obsolete'],
    signs: [/^\s*(?:Test Suites|Test Files|Suites|Snapshots):? +(?:.*\b)?[1-9]\d* (?:failed|obsolete, )/],
  },
  {
    words: ['failed', 'unreachable'],
    signs: [/\b(?:failed|unreachable)=[1-9]/],
  },
  {
    words: ['oh', 'reformat'],
    signs: [/^(?:Oh no! .*|[1-9]\d* files? would be reformatted.*|would reformat .*)$/],
  },
  {
    words: ['collection', 'interrupted', 'stopping'],
    signs: [/^!+ .*(?:Interrupted|errors? during collection|stopping after)/],
  },
  {
    words: ['error', 'failed', 'failure'],
    signs: [
      /^\d+ (?:tests?|specs?|scenarios?|checks?|runs?|features?|suites?|steps?|doctests?|properties|assertions?)\b.*\b[1-9]\d* (?:failures?|failed|errors?)\b/,
    ],
  },
];
