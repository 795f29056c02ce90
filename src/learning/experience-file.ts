import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAbsent, realFiles } from '../system/file-system.ts';
import { makeFolder } from '../system/make-folder.ts';
import { writeDurably } from '../system/write-durably.ts';
import type { ExperienceBook } from './experience-book.ts';

const experiencePath = (projectState: string): string => join(projectState, 'experience.json');

/** Larger than any book that we write; what is larger is not ours. */
const MAX_BYTES = 8_000_000;

/**
 * The book of a project, or null where nothing was learned yet or the file is not one of ours (the next intake writes it anew).
 * One file read: this runs when a command has failed.
 * @throws file system errors other than that it is not there
 */
export function readExperience(projectState: string): ExperienceBook | null {
  let text: string;
  try {
    text = readFileSync(experiencePath(projectState), 'utf8');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
  if (text.length > MAX_BYTES) return null;
  try {
    const book: unknown = JSON.parse(text);
    return isBook(book) ? book : null;
  } catch {
    return null; // damaged
  }
}

const isBook = (value: unknown): value is ExperienceBook =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  value.version === 1 &&
  'lessons' in value &&
  typeof value.lessons === 'object' &&
  value.lessons !== null;

/** Replaces the book of a project, whole or not at all. Throws file system errors. */
export function writeExperience(projectState: string, book: ExperienceBook): void {
  makeFolder(projectState);
  const path = experiencePath(projectState);
  writeDurably(realFiles, path, `${path}.${process.pid}`, Buffer.from(JSON.stringify(book)));
}

/** Forgets what a project has learned. */
export const removeExperience = (projectState: string): void => rmSync(experiencePath(projectState), { force: true });
