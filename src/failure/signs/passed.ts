import type { SignGroup } from '../sign-tester.ts';

/** Verdicts on the whole run; a stage that went well (compiled, installed) is none. */
export const PASSED: readonly SignGroup[] = [
  {
    words: ['assertions'],
    signs: [/^\d+ (?:runs|tests), \d+ assertions, 0 failures, 0 errors/],
  },
  {
    words: ['errors'],
    signs: [/^(?:svelte-check f|F)ound 0 errors/],
  },
  {
    words: ['fail'],
    signs: [/^# fail 0$/, /^ℹ fail 0$/],
  },
  {
    words: ['failures'],
    signs: [/^\d+ examples?, 0 failures(?!.*\b[1-9]\d* errors?)/],
  },
  {
    words: ['ok'],
    signs: [/^OK(?: \(.*\))?$/],
  },
  {
    words: ['passed'],
    signs: [
      /^(?:=+ )?[1-9]\d* passed\b(?!.*\b[1-9]\d* (?:failed|errors?)\b).* in \d/,
      /^\s*Tests:? +(?!.*failed).*\b[1-9]\d* passed/,
      /^100% tests passed/,
    ],
  },
  {
    words: ['passing'],
    signs: [/^\s*[1-9]\d* passing\b/],
  },
  {
    words: ['result'],
    signs: [/^test result: ok\./],
  },
  {
    words: ['succeeded'],
    signs: [/^Build succeeded/],
  },
  {
    words: ['success'],
    signs: [/\bBUILD SUCCESS(?:FUL)?\b/],
  },
  {
    words: ['errors', 'failures'],
    signs: [/^(?!.*\b[1-9]\d* (?:errors?|failures?|failed)\b).*(?<![\d.])\b0 (?:errors|failures)\b/],
  },
  {
    words: ['ok', 'pass'],
    signs: [/^(?:PASS$|ok\s+\S+\s+(?:\(cached\)|[\d.]+s\b|\[no))/],
  },
  {
    words: ['checks', 'done', 'matched', 'success', 'syntax'],
    signs: [/^(?:Success: no issues found|All checks passed|All done!|All matched files use|No syntax errors)/],
  },
];
