import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAbsent, realFiles } from '../../system/file-system.ts';
import { writeDurably } from '../../system/write-durably.ts';
import { newPassesPath } from './note-pass.ts';
import { addPasses, emptyPassing, type Pass, type PassingBook } from './passing-book.ts';

const bookPath = (projectState: string): string => join(projectState, 'passing.json');
/**
 * The book, with what was noted since taken into it. Under the lease of the intake: one process at a time.
 * @throws file system errors
 */
export function takeInPasses(projectState: string): PassingBook {
  const known = parse(read(bookPath(projectState)));
  const book = isBook(known) ? known : emptyPassing;
  const taken = `${newPassesPath(projectState)}.taken`;
  try {
    renameSync(newPassesPath(projectState), taken); // writers begin a new one
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  const passes = read(taken)
    .split('\n')
    .map(parse)
    .filter((one): one is Pass => isPass(one))
    .sort((a, b) => a.at - b.at);
  if (passes.length === 0) return book;
  const next = addPasses(book, passes);
  const path = bookPath(projectState);
  writeDurably(realFiles, path, `${path}.${process.pid}`, Buffer.from(JSON.stringify(next)));
  rmSync(taken, { force: true });
  return next;
}

/** Forgets what passing runs printed. */
export function removePasses(projectState: string): void {
  const fresh = newPassesPath(projectState);
  for (const path of [bookPath(projectState), fresh, `${fresh}.taken`]) rmSync(path, { force: true });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return '';
    throw error;
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // empty, damaged, or the torn line of a crash
  }
};

const isPass = (value: unknown): value is Pass =>
  typeof value === 'object' &&
  value !== null &&
  'at' in value &&
  'family' in value &&
  typeof value.family === 'string' &&
  'lines' in value &&
  Array.isArray(value.lines) &&
  value.lines.every((line) => typeof line === 'string');

const isBook = (value: unknown): value is PassingBook =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'families' in value;
