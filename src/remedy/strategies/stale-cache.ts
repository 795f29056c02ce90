import { dirname, join } from 'node:path/posix';
import type { Change } from '../../transaction/plan.ts';
import { planOf, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';

type Repair = (input: StrategyInput, view: ProjectView) => Promise<Proposal | null>;

const deletion = async (path: string, view: ProjectView): Promise<Change | null> => {
  const source = await view.read(path);
  return source ? { kind: 'delete', path, baseHash: source.hash } : null;
};

/** A build folder that was configured for another place: CMake refuses its cache. */
const movedCmakeCache: Repair = async (input, view) => {
  const { text } = input.report.failure;
  const generator = /Does not match the (?:generator|platform|toolset)[\w ]* used previously/.test(text);
  if (!generator && !/CMakeCache\.txt directory|does not match the source .* used to generate cache/s.test(text))
    return null;
  const printed = [...text.matchAll(/([^\s"']+)\/CMakeCache\.txt/g)].map((match) => match[1] ?? '');
  const folders = await Promise.all([...printed, ...buildFolders(input)].map((folder) => view.resolve(folder)));
  for (const folder of new Set(folders)) {
    if (!folder || !(await view.stat(join(folder, 'CMakeCache.txt')))) continue;
    const cache = await deletion(join(folder, 'CMakeCache.txt'), view);
    const changes: Change[] = cache ? [cache] : [];
    if (await view.stat(join(folder, 'CMakeFiles')))
      changes.push({ kind: 'remove-tree', path: join(folder, 'CMakeFiles') });
    return planOf(
      input,
      view,
      changes,
      `${folder}/ was configured by CMake for another ${generator ? 'generator' : 'location'}: removes its CMakeCache.txt and CMakeFiles`,
    );
  }
  return null;
};

/** `-B build`, `--build build` of the command. */
const buildFolders = (input: StrategyInput): string[] =>
  [...(input.report.failure.event.command ?? '').matchAll(/(?:-B|--build)[ =]?(\S+)/g)].map((match) => match[1] ?? '');

/** A dependency file of the compiler that names a header which is gone: make cannot make it. */
const staleDepfile: Repair = async (input, view) => {
  const found = /No rule to make target [`'‘"]([^'’"\n]+)['’"],? needed by [`'‘"]([^'’"\n]+)['’"]/.exec(
    input.report.failure.text,
  );
  const [missing, product] = [found?.[1], found?.[2]];
  if (!missing || !product || (await view.resolve(missing))) return null;
  const changes: Change[] = [];
  const folder = (await view.resolve(dirname(product))) ?? '';
  for (const name of await view.entries(folder)) {
    const path = join(folder, name);
    const source = /\.(?:d|dep|Po|Plo)$/.test(name) ? await view.read(path) : null;
    if (!source || !dependencies(source.text).includes(missing) || (await view.git.isTracked(path))) continue;
    changes.push({ kind: 'delete', path, baseHash: source.hash });
  }
  if (changes.length === 0) return null;
  const names = changes.flatMap((change) => (change.kind === 'delete' ? [change.path] : []));
  return planOf(
    input,
    view,
    changes,
    `${names.join(', ')} ${names.length > 1 ? 'name' : 'names'} ${missing}, which no longer exists: removes the stale dependency ${names.length > 1 ? 'files' : 'file'}`,
  );
};

const dependencies = (text: string): string[] =>
  text
    .replace(/\\\r?\n/g, ' ')
    .replace(/^[^:\n]*:/gm, '')
    .split(/\s+/);

/** tsc believes that everything is built, because of what it noted before its output was removed. */
const staleBuildInfo: Repair = async (input, view) => {
  const missing = /Cannot find module '([^'\n]+\.[cm]?js)'/.exec(input.report.failure.text)?.[1];
  if (!missing || (await view.resolve(missing))) return null;
  const changes: Change[] = [];
  for (const config of await view.list(['**/tsconfig*.json'])) {
    const text = (await view.read(config))?.text ?? '';
    const named = /"tsBuildInfoFile"\s*:\s*"([^"\n]+)"/.exec(text)?.[1];
    const output = /"outDir"\s*:\s*"(?:\.\/)?([^"\n]+?)\/?"/.exec(text)?.[1];
    if (!output || !missing.includes(`/${output}/`)) continue;
    for (const name of [
      named,
      config
        .replace(/\.json$/, '.tsbuildinfo')
        .split('/')
        .at(-1),
    ]) {
      const path = name ? join(dirname(config), name) : '';
      const note = path && !(await view.git.isTracked(path)) ? await deletion(path, view) : null;
      if (note) changes.push(note);
    }
  }
  const names = changes.flatMap((change) => (change.kind === 'delete' ? [change.path] : []));
  return changes.length > 0
    ? planOf(input, view, changes, `${names.join(', ')} says that all is built, but the output is gone: removes it`)
    : null;
};

/** pytest finds compiled files of a test module that has moved. */
const movedTestModule: Repair = async (input, view) => {
  const { text } = input.report.failure;
  if (!text.includes('import file mismatch')) return null;
  const elsewhere = /__file__ attribute:\s*\n\s*(\S+\.py)/.exec(text)?.[1];
  const here = /not the same as the test file we want to collect:\s*\n\s*(\S+\.py)/.exec(text)?.[1];
  const wanted = here ? await view.resolve(here) : null;
  if (!elsewhere || !wanted || (await view.resolve(elsewhere))) return null;
  const cache = join(dirname(wanted), '__pycache__');
  if (!(await view.stat(cache))) return null;
  return planOf(
    input,
    view,
    [{ kind: 'remove-tree', path: cache }],
    `${cache}/ holds compiled files of a test that has moved: removes it`,
  );
};

/**
 * A build result that was made for another state of the project: a moved CMake cache, a dependency file that names a header which is gone,
 * compiled tests that moved. Removes exactly these derived files (they stay in the backup); nothing that git tracks.
 */
export const strategy: Strategy = {
  name: 'stale-cache',
  summary: 'Removes derived files that were made for another location or state, so that the tool makes them again.',
  safety: 'safe',
  why: 'The files are derived, untracked, named by the failure itself, and made again by the same command.',
  async plan(input, view) {
    for (const repair of [movedCmakeCache, staleDepfile, staleBuildInfo, movedTestModule]) {
      const proposal = await repair(input, view);
      if (proposal) return proposal;
    }
    return refuse('No stale build result was found that explains the failure.');
  },
};
