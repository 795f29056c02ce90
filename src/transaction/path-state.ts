import { type FileSystem, isAbsent } from '../system/file-system.ts';
import { hashBytes } from '../system/hash-bytes.ts';

/** What is at a path. `mode` is the twelve permission bits; `owner` is `[uid, gid]`, kept where we are allowed to. */
export type PathState =
  | { kind: 'absent' }
  | { kind: 'file'; hash: string; size: number; mode: number; owner?: [number, number] }
  | { kind: 'link'; target: string }
  | { kind: 'directory'; mode: number }
  /** A folder with all that is in it, moved as a whole; `stored` names it in the backup's `trees/`. */
  | { kind: 'tree'; stored?: string }
  /** A socket, pipe or device: never touched. */
  | { kind: 'other' };

export const ABSENT: PathState = { kind: 'absent' };

/** Reads what is at a path, without following a link; `bytes` for a file. */
export function readState(files: FileSystem, path: string): { state: PathState; bytes?: Buffer } {
  try {
    const info = files.lstatSync(path);
    const mode = info.mode & 0o7777;
    if (info.isSymbolicLink()) return { state: { kind: 'link', target: files.readlinkSync(path) } };
    if (info.isDirectory()) return { state: { kind: 'directory', mode } };
    if (!info.isFile()) return { state: { kind: 'other' } };
    const bytes = files.readFileSync(path);
    const state: PathState = {
      kind: 'file',
      hash: hashBytes(bytes),
      size: bytes.length,
      mode,
      owner: [info.uid, info.gid],
    };
    return { state, bytes };
  } catch (error) {
    if (isAbsent(error)) return { state: ABSENT };
    throw error;
  }
}

/** Same content (or link target, or kind); permission bits aside. */
export function sameContent(a: PathState, b: PathState): boolean {
  if (a.kind === 'file' && b.kind === 'file') return a.hash === b.hash;
  if (a.kind === 'link' && b.kind === 'link') return a.target === b.target;
  return a.kind === b.kind;
}

/** Same content and same permission bits. */
export function sameState(a: PathState, b: PathState): boolean {
  return sameContent(a, b) && ('mode' in a ? a.mode : 0) === ('mode' in b ? b.mode : 0);
}
