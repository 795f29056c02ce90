import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hashBytes } from '../../../src/system/hash-bytes.ts';
import type { Change, Plan } from '../../../src/transaction/plan.ts';
import type { World } from '../../../src/transaction/world.ts';

/** A file (`[bytes, mode]` or text), a link (`{link}`) or an empty folder (`{folder: mode}`). */
export type Node = string | [string | Uint8Array, number] | Uint8Array | { link: string } | { folder: number };
export type Tree = Record<string, Node>;

/** Makes the files of `tree` below `root`, with exact modes whatever the umask. */
export function plant(root: string, tree: Tree): void {
  for (const [path, node] of Object.entries(tree)) {
    const full = join(root, path);
    mkdirSync(dirname(full), { recursive: true });
    if (typeof node === 'object' && 'link' in node) symlinkSync(node.link, full);
    else if (typeof node === 'object' && 'folder' in node) {
      mkdirSync(full, { recursive: true });
      chmodSync(full, node.folder);
    } else {
      const [content, mode] = Array.isArray(node) ? node : [node, 0o644];
      writeFileSync(full, content);
      chmodSync(full, mode);
    }
  }
}

/** Everything below a folder: one line per path, with kind, mode and content. */
export function snapshot(root: string, below = ''): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const name of readdirSync(join(root, below)).sort()) {
    const path = below ? `${below}/${name}` : name;
    const info = lstatSync(join(root, path));
    const mode = (info.mode & 0o7777).toString(8);
    if (info.isSymbolicLink()) seen[path] = `link ${readlinkSync(join(root, path))}`;
    else if (info.isDirectory()) Object.assign(seen, { [path]: `folder ${mode}` }, snapshot(root, path));
    else seen[path] = `file ${mode} ${readFileSync(join(root, path)).toString('base64')}`;
  }
  return seen;
}

/** A temporary project with a state folder beside it. */
export interface Bench {
  dir: string;
  root: string;
  world: World;
  plan(changes: Change[]): Plan;
  /** Hash of a project file, as a plan needs it. */
  hash(path: string): string;
  remove(): void;
}

export function makeBench(tree: Tree, overrides: Partial<World> = {}): Bench {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'hh-tx-')));
  mkdirSync(join(dir, 'project'));
  plant(join(dir, 'project'), tree);
  return benchAt(dir, overrides);
}

/** The bench that another process made in `dir`. */
export function benchAt(dir: string, overrides: Partial<World> = {}): Bench {
  const root = join(dir, 'project');
  let time = Date.now();
  const world = {
    stateDir: join(dir, 'state'),
    projectKey: 'k',
    now: () => time++,
    env: { ...process.env, HOME: dir },
    ...overrides,
  };
  return {
    dir,
    root,
    world,
    plan: (changes) => ({ owner: 'test/pattern', root, title: 'a test', changes }),
    hash: (path) => hashBytes(readFileSync(join(root, path))),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
