import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { decodeText } from '../system/decode-text.ts';
import { hashBytes } from '../system/hash-bytes.ts';
import type { BackupEntry } from './backup.ts';
import type { Wanted } from './make-moves.ts';
import { mergeText } from './merge-text.ts';
import { locate, type Site } from './move.ts';
import { getObject, ObjectDamaged } from './object-store.ts';
import { ABSENT, type PathState, readState, sameContent, sameState } from './path-state.ts';

/** A path that was changed after the fix, in a way that cannot be joined with the way back. */
export interface Conflict {
  path: string;
  /** In words. */
  reason: string;
  /** What was changed since the fix, as a unified diff, where that can be shown. */
  diff?: string;
}

/** How one path of a backup goes back. */
export type EntryPlan =
  /** There is nothing to do, or a derived folder was made again and stays. */
  | { how: 'already' | 'kept' }
  /** `first` is what has to go before, in a step of its own. */
  | { how: 'exact' | 'merged'; first?: Wanted; wanted: Wanted; contents: Uint8Array[] }
  | { how: 'conflict'; conflict: Conflict };

type FileState = PathState & { kind: 'file' };

/** The mode that was, unless somebody set another one since. */
const modeFor = (before: FileState, after: PathState, now: PathState): number => {
  if (after.kind !== 'file' || now.kind !== 'file' || now.mode === after.mode) return before.mode;
  return now.mode;
};

const asBytes = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const showChange = (path: string, before: Uint8Array, now: Uint8Array): string =>
  createTwoFilesPatch(path, path, decodeText(before).text, decodeText(now).text, 'after the fix', 'now', {
    headerOptions: FILE_HEADERS_ONLY,
  });

/** The bytes the fix left behind, or null when they were too big to keep. */
const afterBytes = (site: Site, after: PathState): Buffer | null => {
  if (after.kind !== 'file') return null;
  try {
    return getObject(site.room, after.hash);
  } catch (error) {
    if (error instanceof ObjectDamaged) return null;
    throw error;
  }
};

function mergeEdited(site: Site, { path, before, after }: BackupEntry, now: FileState, bytes: Buffer): EntryPlan {
  const fixed = afterBytes(site, after);
  if (before.kind !== 'file' || !fixed) {
    const diff = fixed ? { diff: showChange(path, fixed, bytes) } : {};
    return { how: 'conflict', conflict: { path, reason: 'it was edited after the fix', ...diff } };
  }
  const isText = ![fixed, bytes].some((content) => content.includes(0));
  const merged = isText ? mergeText(asBytes(fixed), asBytes(bytes), asBytes(getObject(site.room, before.hash))) : null;
  if (merged === null) {
    const reason = 'it was edited after the fix, at the same place';
    return { how: 'conflict', conflict: { path, reason, ...(isText ? { diff: showChange(path, fixed, bytes) } : {}) } };
  }
  const content = Buffer.from(merged, 'latin1');
  const to: FileState = { ...now, hash: hashBytes(content), size: content.length, mode: modeFor(before, after, now) };
  return { how: 'merged', wanted: { path, from: now, to }, contents: [bytes, content] };
}

/** Trees are moved, not compared: what a folder of derived files holds is not looked at. */
function planTree(site: Site, { path, before, after }: BackupEntry, now: PathState, name: string): EntryPlan {
  if (before.kind === 'tree') {
    const stored = before.stored ?? '';
    const there = readState(site.files, `${site.room.trees}/${stored}`).state.kind === 'directory';
    const isReplaced = after.kind === 'tree' && now.kind === 'directory' && there;
    if (now.kind !== 'absent' && !isReplaced) return { how: 'kept' };
    if (!there) throw new ObjectDamaged(`the stored folder ${path} is gone`);
    const wanted: Wanted = { path, from: ABSENT, to: before };
    if (!isReplaced) return { how: 'exact', wanted, contents: [] };
    return { how: 'exact', first: { path, from: { kind: 'tree', stored: name }, to: ABSENT }, wanted, contents: [] };
  }
  if (after.kind !== 'tree' || now.kind !== 'directory') return { how: 'already' };
  return { how: 'exact', wanted: { path, from: { kind: 'tree', stored: name }, to: ABSENT }, contents: [] };
}

/**
 * Works out how one path of a backup goes back to what it was: exactly when nobody touched it since, merged line by line when that is
 * clear, otherwise not at all. `treeName` is a free name in the store. Throws `ObjectDamaged` when the backup is.
 */
export function planEntry(site: Site, entry: BackupEntry, treeName: string): EntryPlan {
  const { path, before, after } = entry;
  const { state: now, bytes } = readState(site.files, locate(site, path));
  if (before.kind === 'tree' || after.kind === 'tree') return planTree(site, entry, now, treeName);
  if (sameState(now, before)) return { how: 'already' };
  const untouched = sameContent(now, after) || sameContent(now, before) || now.kind === 'absent';
  if (!untouched) {
    if (now.kind === 'file' && bytes) return mergeEdited(site, entry, now, bytes);
    return { how: 'conflict', conflict: { path, reason: `it is a ${now.kind} now` } };
  }
  if (before.kind === 'file') getObject(site.room, before.hash); // proves that it can be restored before anything is done
  const to: PathState = before.kind === 'file' ? { ...before, mode: modeFor(before, after, now) } : before;
  if (sameState(now, to)) return { how: 'already' };
  return { how: 'exact', wanted: { path, from: now, to }, contents: bytes ? [bytes] : [] };
}
