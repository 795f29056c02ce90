import { basename, dirname, relative } from 'node:path/posix';
import { failingPlaces } from '../../failing-place.ts';
import { findMovedFile } from '../../lookup/moved-file.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView } from '../../remedy.ts';
import type { PathRepair } from '../missing-path.ts';

/** The file that was meant: renamed, of other letter case, alone of that name, or the near name in its folder. */
async function meant(path: string, view: ProjectView): Promise<string[]> {
  const moved = await findMovedFile(view, path);
  if (moved) return moved.paths;
  const near = nearestUnique(basename(path), await view.entries(dirname(path)));
  return near ? [dirname(path) === '.' ? near : `${dirname(path)}/${near}`] : [];
}

/** The spellings under which code may name a path: from the root, from where the command ran, from its own folder, and the bare name. */
const spellings = (path: string, cwd: string, file: string): string[] => [
  ...new Set([
    path,
    relative(cwd, path),
    relative(dirname(file), path),
    `./${relative(dirname(file), path)}`,
    basename(path),
  ]),
];

/** A string in the failing file names the path wrongly: the string is corrected when it is there exactly once. */
export const correctedLiteral: PathRepair = async (path, input, view) => {
  const targets = await meant(path, view);
  const [target] = targets;
  if (!target) return null;
  if (targets.length > 1)
    return refuse(`${path} does not exist; several files may be meant: ambiguous.`, { known: targets.slice(0, 8) });
  for (const { file } of await failingPlaces(input, view)) {
    const source = await view.read(file);
    if (!source) continue;
    const wrong = spellings(path, view.cwd, file);
    const right = spellings(target, view.cwd, file);
    for (const [index, spelling] of wrong.entries()) {
      const replacement = right[index];
      const quoted = [...source.text.matchAll(/(['"`])([^'"`\n]*)\1/g)].filter((literal) => literal[2] === spelling);
      const [only] = quoted;
      if (!only || quoted.length > 1 || replacement === undefined) continue;
      if (spelling === basename(path) && dirname(path) !== dirname(target)) continue; // a bare name says nothing of the folder
      const start = only.index + 1;
      return editPlan(
        input,
        view,
        [{ source, replacements: [{ start, end: start + spelling.length, text: replacement }] }],
        `${path} is ${target}:`,
      );
    }
  }
  return refuse(`${path} does not exist; ${target} does.`, {
    known: [`nearest: ${target}`],
    steps: [`use ${target} where ${path} is named`],
  });
};
