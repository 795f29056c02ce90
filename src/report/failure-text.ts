import type { Style } from './style.ts';

/** The words for something that could not be done: what happened and why, then what next. */
export function failureText(failure: { what: string; why: string; next: string }, style: Style): string {
  const why = failure.why.trim().replace(/\.$/, '');
  return `${style.bad('✖')} ${failure.what}: ${why}.\n  ${failure.next}\n`;
}
