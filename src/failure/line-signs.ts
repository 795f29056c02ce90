import { isWorthALook } from './is-worth-a-look.ts';
import { signTester } from './sign-tester.ts';
import { CONSEQUENCE } from './signs/consequence.ts';
import { ERROR } from './signs/error.ts';
import { EXCEPTION } from './signs/exception.ts';
import { FAILED } from './signs/failed.ts';
import { NOISE } from './signs/noise.ts';
import { PASSED } from './signs/passed.ts';

/**
 * What a single line says about the outcome, whatever tool printed it:
 * - `failed`: a tool's verdict on its whole run (`2 failed`, `BUILD FAILURE`);
 * - `error`: the statement of a problem (`x.c:3:1: error: …`, `fatal: …`, `KeyError: 'a'`);
 * - `mark`: a test or step that its runner marks as failed (`✕ adds two`);
 * - `consequence`: follows from a problem stated elsewhere (`make: *** [all] Error 2`);
 * - `passed`: a verdict that all is well (`0 failed`, `test result: ok`);
 * - `noise`: warnings, hints, log records, quoted code: no statement about the outcome.
 */
export type Sign = 'failed' | 'mark' | 'error' | 'consequence' | 'passed' | 'noise';

const MARK = /^\s*[✖✗✘✕×❌] \S/;

const isNoise = signTester(NOISE);
const isPassed = signTester(PASSED);
const isFailed = signTester(FAILED);
const isConsequence = signTester(CONSEQUENCE);
const isError = signTester(ERROR);

/** What the line says by itself; null when it says nothing about the outcome. Looks at the first 600 characters. */
export function signOf(line: string): Sign | null {
  const text = line.length > 600 ? line.slice(0, 600) : line;
  const lower = text.toLowerCase();
  if (!isWorthALook(text, lower)) return null;
  if (isPassed(text, lower)) return 'passed';
  if (isFailed(text, lower)) return 'failed';
  if (isConsequence(text, lower)) return 'consequence';
  if (isNoise(text, lower)) return 'noise';
  if (isError(text, lower)) return 'error';
  return MARK.test(text) ? 'mark' : null;
}

/** True for a line that starts with the name of an exception. */
export const isException = (line: string): boolean => EXCEPTION.test(line);
