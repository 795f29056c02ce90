import type { EventRecord } from '../../history/records.ts';

const LONGEST = 500;
/** Stands where a secret was: the line of the next time holds another one. */
const TAKEN_OUT = '‹redacted›';

/**
 * The line that states the cause as the output has it, blanks around it removed; null for one that nothing can be learned from.
 * @param follows what was recognised only follows from the cause (`make: *** [all] Error 1`): that is stated right above it
 */
export function lineOfFailure({ root, text }: NonNullable<EventRecord['failure']>, follows: boolean): string | null {
  const wanted = root.trim();
  if (wanted === '') return null;
  const lines = text.split('\n').map((line) => line.trim());
  const exact = lines.indexOf(wanted);
  const at = exact >= 0 ? exact : lines.findIndex((line) => line.includes(wanted));
  const line = follows ? above(lines, at) : (lines[at] ?? wanted);
  return line === null || line.length > LONGEST || line.includes(TAKEN_OUT) ? null : line;
}

/** The nearest line above that another program printed. */
function above(lines: readonly string[], at: number): string | null {
  const speaker = speakerOf(lines[at] ?? '');
  for (const line of lines.slice(0, Math.max(at, 0)).reverse())
    if (line !== '' && line !== '…' && speakerOf(line) !== speaker) return line;
  return null;
}

const speakerOf = (line: string): string => /^[\w.!-]+(?: ERR!| error)?/.exec(line)?.[0] ?? '';
