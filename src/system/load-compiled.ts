import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { makeFolder } from './make-folder.ts';

/** A bundle that was loaded. */
export interface LoadedBundle<Exports> {
  exports: Exports;
  /**
   * Writes down the compiled code, with every function that has run so far, for the next process. The first few processes add what each has
   * run; then there is nothing to do.
   */
  keep(): void;
}

/** Where a bundle and its compiled code are. */
export interface BundlePlace {
  /**
   * A CommonJS bundle, absolute, as a function expression of `exports`, `require`, `module`, `__filename`, `__dirname`, and of `__import` and
   * `__url`, which stand for `import()` and `import.meta.url`: to put that around it here would copy all of it.
   */
  file: string;
  /** Hash of its content: compiled code of another one is not used. */
  hash: string;
  /** Where compiled code is kept; made when needed. */
  folder: string;
  /** Relative to the bundle, or absolute. */
  importPart(specifier: string): Promise<unknown>;
  url: string;
}

/** Of the scripts of this version, and of other versions of Node and of ours. */
const KEPT = 24;
/**
 * Ends a file that was written as a whole, with the number of processes that have added to it. Before it stands the code, twice: comparing is
 * the quickest way to see any damage.
 */
const endOf = (edition: number): Buffer => Buffer.from(`whole ${edition}\n`);
const END_SIZE = endOf(0).length;
const PIECE = 65_536;
/** The second process adds what the first one did not run: failures of different kinds run different functions. */
const LAST_EDITION = 2;

/** Compiled code, and how many processes have added to it. */
interface Kept {
  code: Buffer;
  edition: number;
}

/**
 * Runs a bundle with the code that V8 made of it in an earlier process: compiling costs more than everything else that a hook does.
 * Without a usable cache it is compiled as always.
 *
 * @throws what the bundle throws; never because of the cache
 */
export function loadCompiled<Exports>({ file, hash, folder, importPart, url }: BundlePlace): LoadedBundle<Exports> {
  const cache = join(folder, `${hash}-${process.version}-${process.arch}`);
  const kept = readCode(cache);
  const source = readFileSync(file, 'latin1'); // the build writes ASCII
  const script = new Script(source, { filename: file, ...(kept && { cachedData: kept.code }) });
  const module = { exports: {} };
  const start = script.runInThisContext() as (...given: unknown[]) => void;
  start(module.exports, createRequire(file), module, file, dirname(file), importPart, url);
  const edition = kept !== null && script.cachedDataRejected !== true ? kept.edition : 0;
  return {
    exports: module.exports as Exports,
    keep: () => {
      if (edition < LAST_EDITION) writeCode(cache, { code: script.createCachedData(), edition: edition + 1 });
    },
  };
}

/** Null when there is none, or when it is not what was written: V8 does not check what it is given. */
function readCode(path: string): Kept | null {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const size = fstatSync(fd).size - END_SIZE;
    const code = Buffer.allocUnsafeSlow(Math.max(0, size >> 1));
    // Memory that is touched for the first time is dear: the second half goes through one piece of it.
    const piece = Buffer.allocUnsafeSlow(PIECE);
    if (size <= 0 || readSync(fd, code) !== code.length) return null;
    for (let at = 0; at < code.length; at += PIECE) {
      const length = Math.min(PIECE, code.length - at);
      if (readSync(fd, piece, 0, length, null) !== length) return null;
      if (piece.compare(code, at, at + length, 0, length) !== 0) return null;
    }
    const end = piece.subarray(0, readSync(fd, piece));
    const edition = Array.from({ length: LAST_EDITION }, (_, n) => n + 1).find((n) => end.equals(endOf(n)));
    return edition === undefined ? null : { code, edition };
  } catch {
    return null; // absent: it is compiled anew
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Best effort: without it the next process compiles as this one did. On the disk before it has its name, so never in part. */
function writeCode(path: string, { code, edition }: Kept): void {
  const draft = `${path}.${process.pid}`;
  try {
    makeFolder(dirname(path));
    const fd = openSync(draft, 'w', 0o600);
    try {
      writeFileSync(fd, Buffer.concat([code, code, endOf(edition)]));
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(draft, path);
    removeOld(dirname(path), basename(path));
  } catch {
    removeDraft(draft); // full or read-only: nothing to keep
  }
}

function removeOld(folder: string, own: string): void {
  const others = readdirSync(folder)
    .filter((name) => name !== own)
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of others.slice(KEPT - 1)) rmSync(path, { force: true });
}

/** `force` forgives only an absent file; where the state folder cannot even be reached there is no draft either. */
function removeDraft(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    return; // not reachable, so nothing was written
  }
}
