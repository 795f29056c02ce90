import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { isAbsent } from '../../system/file-system.ts';
import { makeFolder } from '../../system/make-folder.ts';
import type { LearnedPattern } from '../patterns/learned-pattern.ts';
import { exportLearned, importLearned } from './exchange.ts';
import { readExchange } from './read-exchange.ts';

const MAX_BYTES = 8_000_000;

/**
 * The patterns with those of the project's file that are new here; they are verified as any imported ones are. An absent file has none, and one
 * that is no file of learned patterns is not read.
 * @param file absolute (`learning.pattern_file`)
 * @throws file system errors
 */
export function withPatternFile(patterns: readonly LearnedPattern[], file: string, now: number): LearnedPattern[] {
  const text = read(file);
  const known = text === null || text.length > MAX_BYTES ? null : readExchange(text, file);
  return known ? importLearned(patterns, known.patterns, basename(file), now) : [...patterns];
}

/**
 * Writes what may leave this machine into the project's file, whole or not at all; not when it is some other file.
 * @param project a name that tells nothing of the project
 * @throws file system errors
 */
export function writePatternFile(patterns: readonly LearnedPattern[], file: string, project: string): void {
  const before = read(file);
  if (before !== null && readExchange(before, file) === null) return; // it is not ours
  const last = Math.max(0, ...patterns.map(({ lastSeen }) => lastSeen));
  const exported = exportLearned(patterns, project, last); // the same while nothing is learned
  const text = `${JSON.stringify(exported, null, 2)}\n`;
  if (text === before || (before === null && exported.patterns.length === 0)) return;
  makeFolder(dirname(file), 0o777);
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}
