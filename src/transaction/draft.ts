import type { Wanted } from './make-moves.ts';
import { locate, type Site } from './move.ts';
import { ABSENT, type PathState, readState } from './path-state.ts';

/** The project is not as the plan assumed. The message is a reason in words. */
export class Stale extends Error {
  override name = 'Stale';
}

type Content = { state: PathState; bytes?: Uint8Array };

/** The project as it will be, worked out change by change before anything is written. */
export interface Draft {
  /** What is, or will be, at a path. */
  read(path: string): Content;
  set(path: string, state: PathState, bytes?: Uint8Array): void;
  /** The folder goes into the backup as a whole. */
  takeTree(path: string): void;
  /** What has to change, in the order in which it was asked for. */
  wanted(): Wanted[];
  /** Contents of all files before and after, for the store. */
  contents(): Uint8Array[];
}

/** Starts with the project as it is. `id` names the trees that are taken. */
export function createDraft(site: Site, id: string, treesTaken: number): Draft {
  const before = new Map<string, Content>();
  const after = new Map<string, Content>();
  let trees = treesTaken;
  const original = (path: string): Content => {
    const known = before.get(path) ?? readState(site.files, locate(site, path));
    before.set(path, known);
    return known;
  };
  return {
    read: (path) => after.get(path) ?? original(path),
    set(path, state, bytes) {
      original(path);
      after.set(path, bytes ? { state, bytes } : { state });
    },
    takeTree(path) {
      before.set(path, { state: { kind: 'tree', stored: `${id}-${trees++}` } });
      after.set(path, { state: ABSENT });
    },
    wanted: () => [...after].map(([path, { state }]) => ({ path, from: before.get(path)?.state ?? ABSENT, to: state })),
    contents: () => {
      const changed = [...after.keys()].flatMap((path) => [before.get(path)?.bytes, after.get(path)?.bytes]);
      return changed.filter((bytes) => bytes !== undefined);
    },
  };
}
