import type { Style } from './style.ts';

/** The words for something that could not be done: what happened, why, what next. */
export function failureText(failure: { what: string; why?: string; next?: readonly string[] }, style: Style): string {
  const lines = [`${style.bad('✖')} ${failure.what}`];
  if (failure.why) lines.push(`  ${failure.why}`);
  for (const step of failure.next ?? []) lines.push(`  ${step}`);
  return `${lines.join('\n')}\n`;
}
