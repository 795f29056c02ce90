import type { SignGroup } from '../sign-tester.ts';
import { OTHER_ERRORS } from './other-errors.ts';
import { STATED_ERRORS } from './stated-errors.ts';

/** Statements of a problem. */
export const ERROR: readonly SignGroup[] = [...STATED_ERRORS, ...OTHER_ERRORS];
