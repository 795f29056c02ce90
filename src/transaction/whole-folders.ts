import { join } from 'node:path';
import micromatch from 'micromatch';
import { HealError } from '../system/heal-error.ts';
import { makeFolder, PRIVATE } from '../system/make-folder.ts';
import { checkTree, type Tracking } from './check-change.ts';
import { HEAVY } from './heavy-folders.ts';
import type { Site } from './move.ts';
import type { Change } from './plan.ts';
import { advance, keepSafe, movesOf, type Transaction } from './transaction.ts';
import { copyTree, removeTree } from './tree-moves.ts';

/** Folders that a command changes where they are must fit beside the backup, as a copy. */
const COPY_LIMIT = { files: 60_000, bytes: 1_000_000_000 };

/** Is this folder one that counts as a whole? */
export function wholeMatcher(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map((glob) => micromatch.matcher(glob, { dot: true }));
  return (path) => matchers.some((match) => match(path));
}

const refused = (code: string, why: string): HealError =>
  new HealError({ code, what: 'Not applied', why, next: 'Nothing was changed.' });

/** Folders of the project that match, the outermost of each. A link in the place of such a folder is not followed: that is refused. */
function findWhole(site: Site, globs: readonly string[]): string[] {
  const isWhole = wholeMatcher(globs);
  const found: string[] = [];
  const look = (folder: string): void => {
    for (const name of site.files.readdirSync(join(site.root, folder))) {
      const path = folder ? `${folder}/${name}` : name;
      const info = site.files.lstatSync(join(site.root, path));
      if (info.isSymbolicLink() && isWhole(path)) throw refused('outside', `${path} is a link, and leads elsewhere`);
      if (isWhole(path) && !info.isDirectory()) throw refused('outside', `${path} is no folder`);
      if (!info.isDirectory() || name === '.git') continue;
      if (isWhole(path)) found.push(path);
      else if (!HEAVY.has(name)) look(path);
    }
  };
  if (globs.length > 0) look('');
  return found;
}

/** Moves the folders that the command makes anew out of its way, into the backup. */
export async function takeRenewed(
  tx: Transaction,
  { renews = [] }: Change & { kind: 'command' },
  tracking: Tracking,
): Promise<void> {
  const { site, journal } = tx;
  const folders = findWhole(site, renews);
  for (const path of folders) {
    const reason = await checkTree(site.root, path, tracking);
    if (reason) throw refused('guarded', `${path} must not be replaced by a fix: ${reason}`);
  }
  const first = movesOf(journal).length;
  const wanted = folders.map((path, index) => ({
    path,
    from: { kind: 'tree' as const, stored: `${journal.id}-${first + index}` },
    to: { kind: 'absent' as const },
  }));
  advance(tx, wanted, []);
}

/** Copies the folders that the command changes where they are into the store. Answers the name of each copy there, by path. */
export function copyAltered(tx: Transaction, { alters = [] }: Change & { kind: 'command' }): Record<string, string> {
  const { site, journal } = tx;
  const { files, room } = site;
  const copies: Record<string, string> = {};
  const left = { ...COPY_LIMIT };
  keepSafe(tx, () => {
    for (const [index, path] of findWhole(site, alters).entries()) {
      measure(site, join(site.root, path), left);
      const stored = `${journal.id}-copy-${movesOf(journal).length + index}`;
      makeFolder(room.trees, PRIVATE, files);
      removeTree(files, join(room.trees, `${stored}.draft`));
      copyTree(files, join(site.root, path), join(room.trees, `${stored}.draft`));
      files.renameSync(join(room.trees, `${stored}.draft`), join(room.trees, stored));
      copies[path] = stored;
    }
  });
  return copies;
}

function measure(site: Site, folder: string, left: { files: number; bytes: number }): void {
  for (const name of site.files.readdirSync(folder)) {
    const path = join(folder, name);
    const info = site.files.lstatSync(path);
    left.files -= 1;
    left.bytes -= info.size;
    if (left.files < 0 || left.bytes < 0)
      throw refused('backup-failed', `${folder} is too big for a backup (${COPY_LIMIT.files} files, 1 GB)`);
    if (info.isDirectory()) measure(site, path, left);
  }
}
