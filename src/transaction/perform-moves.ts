import { dirname } from 'node:path';
import { fileErrorCode } from '../system/file-system.ts';
import { syncFolder } from '../system/write-durably.ts';
import { depthOf, locate, type Move, type Site, setsAside, tempOf } from './move.ts';
import { sameContent } from './path-state.ts';
import { overwrite, placeStaged, stage } from './place-file.ts';
import { stageTree } from './tree-moves.ts';

const outermostFirst = (a: Move, b: Move): number => depthOf(a.path) - depthOf(b.path);

/** New content is written beside the file, unless the file is overwritten where it is or only its mode changes. */
const isStaged = (move: Move): boolean =>
  move.to.kind === 'link' || (move.to.kind === 'file' && !move.inPlace && !sameContent(move.from, move.to));

/** Writes all new content beside its places; nothing that a tool would read changes yet. */
function stageAll(site: Site, moves: Move[], folders: Move[]): void {
  const isInNewFolder = (move: Move): boolean => folders.some((folder) => move.path.startsWith(`${folder.path}/`));
  for (const folder of folders) makeFolder(site, folder);
  for (const move of moves) {
    if (isStaged(move)) stage(site, move, move.to);
    if (move.to.kind === 'tree') stageTree(site, move);
  }
  if (moves.some(isInNewFolder)) for (const folder of folders) syncFolder(site.files, locate(site, folder.path));
}

const makeFolder = (site: Site, move: Move): void => {
  const path = locate(site, move.path);
  if (move.to.kind !== 'directory') return;
  if (setsAside(move)) site.files.renameSync(path, tempOf(site, move));
  if (move.from.kind !== 'directory') site.files.mkdirSync(path, { mode: 0o700 });
};

/** A folder that got other content meanwhile stays: nobody asked us to remove that. */
const removeFolder = (site: Site, move: Move): void => {
  try {
    site.files.rmdirSync(locate(site, move.path));
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(fileErrorCode(error) ?? '')) throw error;
  }
};

const place = (site: Site, move: Move): void => {
  const { from, to } = move;
  const path = locate(site, move.path);
  if (to.kind === 'tree') site.files.renameSync(tempOf(site, move), path);
  else if (isStaged(move)) placeStaged(site, move, to, from.kind === 'file' || from.kind === 'link');
  else if (to.kind === 'file') {
    if (!sameContent(from, to)) overwrite(site, path, to);
    site.files.chmodSync(path, to.mode);
  }
};

/**
 * Carries out all moves, in an order in which each finds its folder: new folders, new content beside its place, then removals and
 * replacements, folder modes last. Throws the file system's errors; what was done so far is then taken back with `undoMoves`.
 */
export function performMoves(site: Site, moves: Move[]): void {
  const { files } = site;
  const becoming = moves.filter((move) => move.to.kind === 'directory').sort(outermostFirst);
  stageAll(site, moves, becoming);
  for (const move of moves) {
    if (move.to.kind === 'absent' && setsAside(move)) files.renameSync(locate(site, move.path), tempOf(site, move));
  }
  const leaving = moves.filter((move) => move.from.kind === 'directory' && move.to.kind !== 'directory');
  for (const move of leaving.sort(outermostFirst).reverse()) removeFolder(site, move);
  for (const move of moves) if (move.to.kind !== 'directory' && move.to.kind !== 'absent') place(site, move);
  for (const move of becoming.reverse()) {
    if (move.to.kind === 'directory') files.chmodSync(locate(site, move.path), move.to.mode);
  }
  for (const folder of new Set(moves.map((move) => dirname(locate(site, move.path))))) {
    if (!leaving.some((move) => folder === locate(site, move.path))) syncFolder(files, folder);
  }
}
