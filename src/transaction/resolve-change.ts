import type { Place } from '../system/confine-path.ts';
import { hashBytes } from '../system/hash-bytes.ts';
import { type Draft, Stale } from './draft.ts';
import { editBytes } from './edit-bytes.ts';
import { ABSENT, type PathState } from './path-state.ts';
import type { Change } from './plan.ts';

type ChangeOf<K extends Change['kind']> = Change & { kind: K };
type PlacedKind = Exclude<Change['kind'], 'command' | 'git-lock'>;

const plannedFrom = (
  draft: Draft,
  path: string,
  baseHash: string,
): { state: PathState & { kind: 'file' }; bytes: Uint8Array } => {
  const { state, bytes } = draft.read(path);
  if (state.kind !== 'file' || !bytes) throw new Stale(`${path} is no longer a file`);
  if (state.hash !== baseHash) throw new Stale(`${path} changed since the fix was planned`);
  return { state, bytes };
};

const setBytes = (draft: Draft, path: string, from: PathState & { kind: 'file' }, bytes: Uint8Array): void =>
  draft.set(path, { ...from, hash: hashBytes(bytes), size: bytes.length }, bytes);

const makeFolders = (draft: Draft, folders: readonly string[]): void => {
  for (const path of folders) draft.set(path, { kind: 'directory', mode: 0o777 & ~process.umask() });
};

const RESOLVE: { [K in PlacedKind]: (draft: Draft, place: Place, change: ChangeOf<K>) => void } = {
  edit(draft, { path }, { baseHash, replacements }) {
    const { state, bytes } = plannedFrom(draft, path, baseHash);
    setBytes(draft, path, state, editBytes(bytes, replacements));
  },
  rewrite(draft, { path }, { baseHash, content }) {
    setBytes(draft, path, plannedFrom(draft, path, baseHash).state, content);
  },
  create(draft, { path, missing }, { content, mode = 0o644 }) {
    if (draft.read(path).state.kind !== 'absent') throw new Stale(`${path} exists already`);
    makeFolders(draft, missing);
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const state = { kind: 'file', hash: '', size: 0, mode: mode & 0o777 & ~process.umask() } as const;
    setBytes(draft, path, state, bytes);
  },
  delete(draft, { path }, { baseHash }) {
    const { state } = draft.read(path);
    if (state.kind !== 'link') plannedFrom(draft, path, baseHash);
    else if (hashBytes(Buffer.from(state.target)) !== baseHash)
      throw new Stale(`${path} points elsewhere since the fix was planned`);
    draft.set(path, ABSENT);
  },
  mkdir(draft, { path, missing }) {
    const { kind } = draft.read(path).state;
    if (kind !== 'absent' && kind !== 'directory') throw new Stale(`${path} exists and is not a folder`);
    if (kind === 'absent') makeFolders(draft, [...missing, path]);
  },
  chmod(draft, { path }, { mode, baseMode }) {
    const { state, bytes } = draft.read(path);
    if (state.kind !== 'file' || state.mode !== baseMode)
      throw new Stale(`the mode of ${path} changed since the fix was planned`);
    draft.set(path, { ...state, mode }, bytes);
  },
  'remove-tree'(draft, { path }) {
    if (draft.read(path).state.kind !== 'directory') throw new Stale(`${path} is no longer a folder`);
    draft.takeTree(path);
  },
};

/** Works one change of a plan into the draft. Throws `Stale` when the project is not as the plan assumed, `EditRefused` for a bad edit. */
export function resolveChange<K extends PlacedKind>(draft: Draft, place: Place, change: ChangeOf<K>): void {
  const resolve: (draft: Draft, place: Place, change: ChangeOf<K>) => void = RESOLVE[change.kind as K];
  resolve(draft, place, change);
}
