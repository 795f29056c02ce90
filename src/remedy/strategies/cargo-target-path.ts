import { dirname, join, normalize, relative } from 'node:path/posix';
import { findMovedFile } from '../lookup/moved-file.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { parseToml, tomlTable } from '../lookup/toml.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy, StrategyInput } from '../remedy.ts';

/** A string value of `path` in a manifest that leads nowhere. */
interface DeadPath {
  manifest: SourceFile;
  value: string;
  /** Offset of the value, without its quotes. */
  at: number;
  /** True for `path` of a dependency (a folder), false for a target (a file). */
  folder: boolean;
}

const PATH = /\bpath\s*=\s*(["'])([^"'\n]{1,300})\1/g;

async function deadPaths(view: ProjectView): Promise<DeadPath[]> {
  const dead: DeadPath[] = [];
  for (const file of await view.list(['**/Cargo.toml', 'Cargo.toml'])) {
    const manifest = await view.read(file);
    for (const match of manifest?.text.matchAll(PATH) ?? []) {
      const value = match[2] ?? '';
      const target = normalize(join(dirname(file), value));
      if (!manifest || (await view.stat(target))) continue;
      const at = match.index + match[0].indexOf(value, match[0].indexOf('='));
      dead.push({ manifest, value, at, folder: !value.endsWith('.rs') });
    }
  }
  return dead;
}

/** Folders of packages that may be meant by a dead path dependency: same last folder name, or the only near one. */
async function movedFolder(dead: DeadPath, view: ProjectView): Promise<string[]> {
  const manifests = (await view.list(['**/Cargo.toml'])).filter((path) => path !== dead.manifest.path);
  const folders: string[] = [];
  for (const path of manifests) {
    const source = await view.read(path);
    if (source && tomlTable(parseToml(source.text), 'package')) folders.push(dirname(path));
  }
  const last = (path: string): string => path.split('/').at(-1) ?? path;
  const same = folders.filter((folder) => last(folder) === last(dead.value));
  if (same.length > 0) return same;
  const near = nearestUnique(last(dead.value), folders.map(last));
  return folders.filter((folder) => last(folder) === near);
}

/** Only what the failure talks about: the message names the missing file or folder. */
const isMeant = ({ value, manifest }: DeadPath, input: StrategyInput): boolean => {
  const text = `${input.diagnosis.root}\n${input.report.failure.text}`;
  return (
    text.includes(value.replace(/^(?:\.\.?\/)+/, '')) || text.includes(normalize(join(dirname(manifest.path), value)))
  );
};

/**
 * For a target or path dependency in Cargo.toml whose file or folder is not there: when it was moved to exactly one other place (git's
 * renames, the same name, a near name), the path in the manifest is corrected.
 */
export const strategy: Strategy = {
  name: 'cargo-target-path',
  summary: 'Corrects a path in Cargo.toml whose file or folder was moved or is misspelled.',
  safety: 'safe',
  why: 'The old place is empty and only one place can be meant; cargo checks the manifest at once.',
  async plan(input, view) {
    const dead = (await deadPaths(view)).filter((one) => isMeant(one, input));
    const [first] = dead;
    if (!first) return refuse('No path in a Cargo.toml of the project leads nowhere.');
    if (dead.length > 1)
      return refuse('Several paths in Cargo.toml lead nowhere.', {
        known: dead.map(({ value }) => `${value} does not exist`),
      });
    const missing = normalize(join(dirname(first.manifest.path), first.value));
    const found = first.folder
      ? await movedFolder(first, view)
      : ((await findMovedFile(view, missing))?.paths ?? []).filter((path) => path.endsWith('.rs'));
    const [target] = found;
    if (!target || found.length > 1)
      return refuse(`${first.manifest.path} names ${first.value}, which does not exist.`, {
        known: found.map((path) => `${path} exists`),
        steps: [`write the right path into ${first.manifest.path}`],
      });
    const text = relative(dirname(first.manifest.path), target) || '.';
    const replacements = [{ start: first.at, end: first.at + first.value.length, text }];
    return editPlan(input, view, [{ source: first.manifest, replacements }], `${first.value} is now ${target}:`);
  },
};
