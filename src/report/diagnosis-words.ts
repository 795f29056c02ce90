import type { Diagnosis, Location } from '../diagnosis/diagnosis.ts';
import { redact } from '../history/redact.ts';
import { oneLine } from './plain-text.ts';

/** `app/net.py:3` or `app/net.py`. */
export const place = (location: Location): string =>
  oneLine(location.line === undefined ? location.file : `${location.file}:${location.line}`, 160);

/** What is wrong, in the pattern's words with the names of this failure; its title where it has no words. Not yet a sentence. */
export const cause = (diagnosis: Diagnosis): string => oneLine(redact(diagnosis.summary ?? diagnosis.title), 400);

/** The line that states the cause, verbatim but for secrets, control characters and the folder of the command. */
export const quoted = ({ quote, root }: Diagnosis, max: number): string => oneLine(redact(quote ?? root), max);

/** The same with its place where the line does not tell it. */
export function evidence(diagnosis: Diagnosis, max = 240): string {
  const line = quoted(diagnosis, max);
  const where = diagnosis.locations[0];
  if (!where || line.includes(where.line === undefined ? where.file : `${where.file}:${where.line}`)) return line;
  return `${line} (${place(where)})`;
}

/** True when some pattern knows it; an unrecognised failure has nothing to teach. */
export const isRecognised = (diagnosis: Diagnosis | undefined): diagnosis is Diagnosis & { pattern: string } =>
  diagnosis !== undefined && diagnosis.pattern !== null;

/** True when the pattern that knows it says more than the output does; a learned one only knows when it was seen and what helped. */
export const isExplained = (diagnosis: Diagnosis | undefined): diagnosis is Diagnosis & { pattern: string } =>
  isRecognised(diagnosis) && diagnosis.match?.pattern.layer !== 'learned';
