import { basename, dirname, join } from 'node:path/posix';
import type { ProjectView } from '../remedy.ts';
import type { Declared, Ecosystem } from './declared.ts';
import { readCargoToml } from './manifests/cargo-toml.ts';
import { readComposer, readGemfile, readGoMod, readGradle, readPom } from './manifests/line-based.ts';
import { readPackageJson } from './manifests/package-json.ts';
import { readPyproject } from './manifests/pyproject.ts';
import { readEnvironmentYml, readPipfile, readSetupCfg, readSetupPy } from './manifests/python-other.ts';
import { readRequirements } from './manifests/python-requirements.ts';

/** Which manifests each ecosystem has, and how each is read. */
const READERS: Record<Ecosystem, [RegExp, (text: string, file: string) => Declared[]][]> = {
  python: [
    [/^pyproject\.toml$/, readPyproject],
    [
      /^(?:dev-|test-)?requirements[\w.-]*\.(?:txt|in|pip)$|^[\w-]+-requirements\.txt$/,
      (text, file) => readRequirements(text, file).declared,
    ],
    [/^setup\.cfg$/, readSetupCfg],
    [/^setup\.py$/, readSetupPy],
    [/^Pipfile$/, readPipfile],
    [/^(?:environment|conda)[\w.-]*\.ya?ml$/, readEnvironmentYml],
  ],
  node: [[/^package\.json$/, (text, file) => readPackageJson(text, file).declared]],
  rust: [[/^Cargo\.toml$/, (text, file) => readCargoToml(text, file).declared]],
  go: [[/^go\.mod$/, (text, file) => readGoMod(text, file).declared]],
  java: [
    [/^pom\.xml$/, readPom],
    [/^build\.gradle(?:\.kts)?$/, readGradle],
  ],
  ruby: [[/^Gemfile$|\.gemspec$/, readGemfile]],
  php: [[/^composer\.json$/, readComposer]],
};

const readerOf = (ecosystem: Ecosystem, path: string) =>
  READERS[ecosystem].find(([name]) => name.test(basename(path)))?.[1] ??
  // requirements/base.txt is as common as requirements-base.txt
  (ecosystem === 'python' && /(^|\/)requirements\/[\w.-]+\.(?:txt|in)$/.test(path)
    ? (text: string, file: string) => readRequirements(text, file).declared
    : undefined);

/** Manifests of one ecosystem in the project, the one nearest to the root first. */
export async function manifestsOf(view: ProjectView, ecosystem: Ecosystem): Promise<string[]> {
  const found = (await view.list()).filter((path) => readerOf(ecosystem, path) && !/(^|\/)node_modules\//.test(path));
  return found.sort((a, b) => a.split('/').length - b.split('/').length || a.localeCompare(b));
}

/**
 * Everything that the project's own manifests declare for one ecosystem, requirements files included by `-r` too.
 * Read statically; nothing is run.
 */
export async function declaredDependencies(view: ProjectView, ecosystem: Ecosystem): Promise<Declared[]> {
  const queue = await manifestsOf(view, ecosystem);
  const seen = new Set(queue);
  const declared: Declared[] = [];
  for (const path of queue) {
    const source = await view.read(path);
    const read = readerOf(ecosystem, path) ?? ((text, file) => readRequirements(text, file).declared);
    if (!source) continue;
    declared.push(...read(source.text, path));
    if (!path.endsWith('.txt') && !path.endsWith('.in')) continue;
    for (const include of readRequirements(source.text, path).includes) {
      const target = join(dirname(path), include);
      if (!seen.has(target)) queue.push(target);
      seen.add(target);
    }
  }
  return declared;
}
