import { basename, dirname, extname } from 'node:path/posix';
import { BUILD_FILES } from '../lookup/c-build-flags.ts';
import { findMovedFile } from '../lookup/moved-file.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';
import { type MissingInput, missingInput } from './build/missing-input.ts';
import { renamedInBuildFile } from './build/named-in-build.ts';
import { makeTargets } from './commands/make-targets.ts';

const OBJECT = /\.(?:o|obj|lo|d)$/;
const SOURCE = /\.(?:c|cc|cpp|cxx|c\+\+|m|mm|s|S|f90|java)$/;
const stemOf = (path: string): string => basename(path, extname(path));

/** What the missing file is called now: `[missing, target]` as source files. An object stands for the source of its name. */
async function renamed(input: MissingInput, view: ProjectView): Promise<[string, string[]]> {
  if (!OBJECT.test(input.path)) return [input.path, (await findMovedFile(view, input.path))?.paths ?? []];
  const stem = stemOf(input.path);
  const sources = (await view.list()).filter((path) => SOURCE.test(path));
  if (sources.some((path) => stemOf(path) === stem)) return [input.path, []];
  const moves = (await view.git.renames()).filter(
    ([old, now]) => SOURCE.test(old) && stemOf(old) === stem && sources.includes(now),
  );
  const [move] = moves;
  if (move) return [move[0], [...new Set(moves.map(([, now]) => now))]];
  const near = nearestUnique(stem, sources.map(stemOf));
  const targets = sources.filter((path) => stemOf(path) === near);
  const folder = dirname(targets[0] ?? '');
  return [`${folder === '.' ? '' : `${folder}/`}${stem}${extname(targets[0] ?? '')}`, targets];
}

/** Build files that name the missing file, with their edits. */
async function edits(missing: string, target: string, view: ProjectView) {
  const found = [];
  for (const path of await view.list([...BUILD_FILES, '**/build.xml'])) {
    const source = await view.read(path);
    const folder = dirname(path) === '.' ? '' : dirname(path);
    const replacements = source ? renamedInBuildFile(source.text, folder, missing, target) : [];
    if (source && replacements.length > 0 && (await view.guard(path)) === null) found.push({ source, replacements });
  }
  return found;
}

/** A prerequisite that no file is meant by: the near target of a Makefile that exists. */
async function misspelledPrerequisite(
  printed: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  if (/[./]/.test(printed)) return null;
  const found = [];
  const names = new Set<string>();
  for (const path of await view.list(BUILD_FILES)) {
    const source = await view.read(path);
    const at = [
      ...(source?.text.matchAll(new RegExp(`^[^\\t#=\\n]*:[^=\\n]*?(?<![\\w.-])(${printed})(?![\\w.-])`, 'gm')) ?? []),
    ];
    if (at.length > 0)
      for (const name of await makeTargets(view, dirname(path) === '.' ? '' : dirname(path))) names.add(name);
    if (source && at.length > 0) found.push({ source, ends: at.map((match) => match.index + match[0].length) });
  }
  names.delete(printed);
  const right = nearestUnique(printed, names);
  if (!right || found.length === 0) return null;
  const edits = found.map(({ source, ends }) => ({
    source,
    replacements: ends.map((end) => ({ start: end - printed.length, end, text: right })),
  }));
  return editPlan(input, view, edits, `The target is called \`${right}\`:`);
}

const nearby = async (path: string, view: ProjectView): Promise<string[]> => {
  const folder = dirname(path) === '.' ? '' : dirname(path);
  const files = (await view.entries(folder)).filter((name) => name !== '.git').slice(0, 10);
  if (files.length > 0) return [`${folder || 'the root'} holds ${files.join(', ')}`];
  return folder ? [`${folder}/ does not exist`] : [];
};

/**
 * Reads make's, ninja's, CMake's or the compiler driver's word for an input that does not exist. When the file was renamed or moved and is the only
 * one that can be meant, corrects its name in the Makefile or CMakeLists.txt that names it.
 */
export const strategy: Strategy = {
  name: 'build-path',
  summary: 'Corrects the name of a source file in a Makefile or CMakeLists.txt when the file was renamed or moved.',
  safety: 'safe',
  why: 'The old file does not exist, exactly one file of the project can be meant, and only its name in the build file changes.',
  async plan(input: StrategyInput, view: ProjectView): Promise<Proposal> {
    const stale = await (await import('./stale-cache.ts')).strategy.plan(input, view);
    if (stale.kind === 'plan') return stale;
    const corrected = await (await import('./correct-command.ts')).strategy.plan(input, view);
    const missing = corrected.kind === 'correct' ? null : missingInput(input, view);
    const unset = missing ? await (await import('./unset-variable.ts')).strategy.plan(input, view) : null;
    if (unset?.kind === 'plan') return unset;
    if (!missing) return corrected;
    const there = await view.stat(missing.path);
    if (there) return refuse(`${missing.path} exists by now.`, { steps: ['run the command again'] });
    const prerequisite = await misspelledPrerequisite(missing.printed, input, view);
    if (prerequisite) return prerequisite;
    const [old, targets] = await renamed(missing, view);
    const [target] = targets;
    if (!target) {
      const example = await (await import('./paths/from-example.ts')).fromExample(missing.path, input, view);
      if (example) return example;
      return refuse(`${missing.path} does not exist, and nothing in the project says where it went.`, {
        known: await nearby(missing.path, view),
        steps: ['generated → run what makes it first; removed → take it out of the build file'],
      });
    }
    if (targets.length > 1)
      return refuse(`${missing.path} does not exist; several files may be meant: ambiguous.`, {
        known: targets.slice(0, 8),
      });
    const files = await edits(old, target, view);
    if (files.length === 0) {
      return refuse(`${missing.path} is ${target} now, but no build file names it plainly.`, {
        known: [`nearest: ${target}`],
        steps: [`use ${target} where the build names ${missing.printed}`],
      });
    }
    return editPlan(input, view, files, `${old} is ${target} now:`);
  },
};
