import { relative } from 'node:path';
import { table } from './layout.ts';
import type { Style } from './style.ts';
import { plural } from './time-words.ts';

/** What is shown of an install or an uninstall: one line for each thing that is written. */
export interface ChangeList {
  scope: string;
  /** Folder of the copied bundle, files, and their size in bytes; absent when none is written. */
  bundle?: { folder: string; files: number; bytes: number };
  /** Files that are edited, made or removed, with what happens to them. */
  edits: { path: string; what: string }[];
  notes: readonly string[];
}

const SCOPE_WORDS: Record<string, string> = {
  project: 'this project, shared with everybody who checks it out',
  local: 'this project, on this machine alone',
  user: 'every project of this user',
};

/** `a/b` for a path below the project, `~/…` for one below the home folder. */
export function shortPath(path: string, project: string, home: string | undefined): string {
  const inside = relative(project, path);
  if (inside !== '' && !inside.startsWith('..')) return inside;
  return home && path.startsWith(`${home}/`) ? `~/${path.slice(home.length + 1)}` : path;
}

export function changeListText(list: ChangeList, title: string, style: Style): string {
  const rows = list.edits.map((edit) => [`  ${edit.path}`, edit.what]);
  if (list.bundle)
    rows.unshift([`  ${list.bundle.folder}/`, `${plural(list.bundle.files, 'file')}, ${size(list.bundle.bytes)}`]);
  const lines = [
    `${style.strong(title)} (${list.scope}: ${SCOPE_WORDS[list.scope] ?? list.scope})`,
    ...table(rows, style),
  ];
  return [...lines, ...list.notes.map((note) => `  ${note}`)].join('\n');
}

/** `840 B`, `12 kB`, `1.4 MB`. */
function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
