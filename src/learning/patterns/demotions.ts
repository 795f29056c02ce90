import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appendAtomically } from '../../history/append-line.ts';
import { redact } from '../../history/redact.ts';
import { isAbsent } from '../../system/file-system.ts';
import { readLearned, writeLearned } from './learned-file.ts';
import type { LearnedPattern } from './learned-pattern.ts';

/** Demotions that the next intake has yet to keep: an intake that runs beside may write the store without them. */
const demotionsPath = (projectState: string): string => join(projectState, 'demotions.jsonl');

const LINE = 200;

/**
 * A passing run printed what these patterns match: they are wrong, and go at once. Throws file system errors.
 * @param hits ids, and the line that each matched
 * @param at UTC milliseconds
 */
export function demoteNow(projectState: string, hits: readonly { id: string; line: string }[], at: number): void {
  const lines = hits.map(({ id, line }) => JSON.stringify({ id, line: redact(line).slice(0, LINE), at }));
  appendAtomically(demotionsPath(projectState), `${lines.join('\n')}\n`);
  const patterns = withDemotions(readLearned(projectState), readDemotions(projectState));
  writeLearned(projectState, patterns);
}

/** The patterns with the demotions that were noted since the last intake, which are then done with. */
export function demotionsSince(patterns: readonly LearnedPattern[], projectState: string): LearnedPattern[] {
  const found = withDemotions(patterns, readDemotions(projectState));
  rmSync(demotionsPath(projectState), { force: true });
  return found;
}

interface Demotion {
  id: string;
  line: string;
  at: number;
}

const withDemotions = (patterns: readonly LearnedPattern[], demotions: readonly Demotion[]): LearnedPattern[] =>
  patterns.map((one) => {
    const demotion = demotions.find(({ id }) => id === one.id);
    if (!demotion) return one;
    const what = `a passing run printed it: ${demotion.line}`;
    return { ...one, state: 'demoted', why: what, demotion: { at: demotion.at, because: 'passing', what } };
  });

function readDemotions(projectState: string): Demotion[] {
  let text: string;
  try {
    text = readFileSync(demotionsPath(projectState), 'utf8');
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => {
    try {
      const value: unknown = line === '' ? null : JSON.parse(line);
      return isDemotion(value) ? [value] : [];
    } catch {
      return []; // the torn line of a crash
    }
  });
}

const isDemotion = (value: unknown): value is Demotion =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'line' in value &&
  typeof value.line === 'string' &&
  'at' in value &&
  typeof value.at === 'number';
