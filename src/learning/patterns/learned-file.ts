import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAbsent, realFiles } from '../../system/file-system.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { writeDurably } from '../../system/write-durably.ts';
import { layerEntries } from './layer-entries.ts';
import type { LearnedPattern, LearnedStore } from './learned-pattern.ts';
import { watchedPath } from './watched-programs.ts';

const storePath = (projectState: string): string => join(projectState, 'learned.json');
const layerPath = (projectState: string): string => join(projectState, 'learned-patterns.json');

/** Larger than any that we write. */
const MAX_BYTES = 16_000_000;

/**
 * What a project has learned; nothing where the file is absent, or not one of ours.
 * @throws file system errors other than that it is not there
 */
export function readLearned(projectState: string): LearnedPattern[] {
  const store = readJson(storePath(projectState));
  return isStore(store) ? [...store.patterns] : [];
}

/** Keeps what was learned, and the patterns of it as the learned layer of the catalogue. Throws file system errors. */
export function writeLearned(projectState: string, patterns: readonly LearnedPattern[]): void {
  if (patterns.length === 0) {
    removeLearned(projectState);
    return;
  }
  const entries = layerEntries(patterns);
  const programs = new Set(patterns.filter(({ regex }) => regex !== null).flatMap((one) => one.programs));
  makeFolder(projectState);
  write(storePath(projectState), `${JSON.stringify({ version: 1, patterns } satisfies LearnedStore)}\n`);
  write(watchedPath(projectState), `${[...programs].filter((name) => /^[\w.+-]+$/.test(name)).join(' ')}\n`);
  if (entries.length === 0) rmSync(layerPath(projectState), { force: true });
  else write(layerPath(projectState), `${JSON.stringify({ version: 1, patterns: entries }, null, 1)}\n`);
}

/** Forgets all of it. */
export function removeLearned(projectState: string): void {
  for (const path of [storePath, layerPath, watchedPath]) rmSync(path(projectState), { force: true });
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
  if (text.length > MAX_BYTES) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null; // damaged: learned anew from the history
  }
}

const isStore = (value: unknown): value is LearnedStore =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  value.version === 1 &&
  'patterns' in value &&
  Array.isArray(value.patterns);

const write = (path: string, text: string): void =>
  writeDurably(realFiles, path, `${path}.${process.pid}`, Buffer.from(text));
