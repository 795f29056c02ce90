import { statSync } from 'node:fs';
import { join } from 'node:path';
import { appendAtomically } from '../../history/append-line.ts';
import { redact } from '../../history/redact.ts';
import type { Pass } from './passing-book.ts';

/** What was printed since the book of passing runs was last written, one JSON object a line. */
export const newPassesPath = (projectState: string): string => join(projectState, 'passes.jsonl');

/** The last lines of an output, and what it may hold: where tools sum up and complain. */
const KEPT_LINES = 120;
const KEPT_CHARS = 8_000;
/** Beyond this nobody takes in: no more is noted. */
const MAX_NEW_BYTES = 2_000_000;

/** Notes what a passing run printed; nothing when it printed nothing. Throws file system errors. */
export function notePass(projectState: string, { at, family, lines }: Pass): void {
  const tail = lines.slice(-KEPT_LINES).join('\n').slice(-KEPT_CHARS);
  if (tail.trim() === '' || sizeOf(newPassesPath(projectState)) > MAX_NEW_BYTES) return;
  const pass: Pass = { at, family, lines: redact(tail).split('\n') };
  appendAtomically(newPassesPath(projectState), `${JSON.stringify(pass)}\n`);
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
