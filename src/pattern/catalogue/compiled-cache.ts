import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../system/make-folder.ts';
import { type BuiltPatterns, encodeBuiltPatterns, openBuiltPatterns } from '../built-file.ts';
import type { PreparedPattern } from '../pattern.ts';
import type { FileProblem } from '../problem.ts';
import type { LayerFile } from './layer-files.ts';

/** What the analysis of a file came to. */
export interface AnalysedLayer {
  patterns: BuiltPatterns;
  problems: FileProblem[];
}

const KEPT = 64;

/**
 * Analysed pattern files, kept in the state folder by the hash of their content, so that a hook neither validates nor analyses them
 * again. Losing it costs time only; a damaged entry is made anew.
 */
export class CompiledCache {
  readonly #folder: string;
  readonly #version: string;

  /** @param version of this program: another one may read files differently */
  constructor(stateDir: string, version: string) {
    this.#folder = join(stateDir, 'compiled');
    this.#version = version;
  }

  #path(text: string, { path, layer }: LayerFile): string {
    const hash = process
      .getBuiltinModule('node:crypto')
      .createHash('sha256')
      .update([this.#version, layer, path, text].join('\0'))
      .digest('hex');
    return join(this.#folder, `${hash.slice(0, 32)}.json`);
  }

  read(text: string, file: LayerFile): AnalysedLayer | null {
    try {
      return this.#decode(readFileSync(this.#path(text, file)), file);
    } catch {
      return null; // absent, or cut off by a kill: the file is analysed again
    }
  }

  #decode(content: Buffer, { layer }: LayerFile): AnalysedLayer {
    const end = content.indexOf('\n');
    const problems = JSON.parse(content.toString('utf8', 0, end)) as FileProblem[];
    return { problems, patterns: openBuiltPatterns(content.subarray(end + 1), { layer, trusted: false }) };
  }

  /** Best effort: a state folder that cannot be written only means that the next call is slower. */
  write(text: string, file: LayerFile, patterns: readonly PreparedPattern[], problems: FileProblem[]): AnalysedLayer {
    const content = Buffer.from(`${JSON.stringify(problems)}\n${encodeBuiltPatterns(patterns)}`);
    const path = this.#path(text, file);
    const draft = `${path}.${process.pid}`;
    try {
      makeFolder(this.#folder);
      writeFileSync(draft, content, { mode: 0o600 });
      renameSync(draft, path);
      this.#prune();
    } catch {
      removeDraft(draft); // full or read-only: nothing to keep
    }
    return this.#decode(content, file);
  }

  #prune(): void {
    const names = readdirSync(this.#folder);
    if (names.length <= KEPT) return;
    const byAge = names
      .map((name) => join(this.#folder, name))
      .map((path) => ({ path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
      .sort((a, b) => b.at - a.at);
    for (const { path } of byAge.slice(KEPT / 2)) rmSync(path, { force: true });
  }
}

/** `force` forgives only an absent file; where the state folder cannot even be reached there is no draft either. */
function removeDraft(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    return; // not reachable, so nothing was written
  }
}
