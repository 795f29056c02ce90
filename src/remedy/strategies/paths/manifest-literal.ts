import { dirname, relative } from 'node:path/posix';
import { escapeRegex } from '../../../pattern/placeholders.ts';
import { findMovedFile } from '../../lookup/moved-file.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';

/** Where the missing file is now: moved, renamed, or the near name in its folder. */
async function targetsOf(path: string, view: ProjectView): Promise<string[]> {
  const moved = await findMovedFile(view, path);
  if (moved) return moved.paths;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const near = nearestUnique(name, await view.entries(dirname(path)));
  return near ? [dirname(path) === '.' ? near : `${dirname(path)}/${near}`] : [];
}

const inside = (folder: string, path: string): string | null =>
  folder === '' ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;

/**
 * A file that does not exist and that a manifest names in one of its texts (`main`, `imports`, `bin`, a script; `extends` of a tsconfig): the path is
 * corrected where it stands exactly once. Null when no manifest names it.
 * @param missing project-relative
 */
export async function fixManifestLiteral(
  missing: string,
  manifests: string[],
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  for (const path of await view.list(manifests)) {
    const source = await view.read(path);
    const folder = dirname(path) === '.' ? '' : dirname(path);
    const wrong = inside(folder, missing);
    if (!source || !wrong || !source.text.includes(wrong)) continue;
    const escaped = escapeRegex(wrong);
    const [place, another] = [...source.text.matchAll(new RegExp(`(?<=["\\s=](?:\\./)?)${escaped}(?=["\\s])`, 'g'))];
    if (!place || another) continue;
    const targets = await targetsOf(missing, view);
    const [target] = targets;
    if (!target) return refuse(`${path} names ${wrong}, which does not exist, and no other file can be meant.`);
    if (targets.length > 1)
      return refuse(`${path} names ${wrong}, which may be any of several files: ambiguous.`, {
        known: targets.slice(0, 8),
      });
    const replacements = [{ start: place.index, end: place.index + wrong.length, text: relative(folder, target) }];
    return editPlan(input, view, [{ source, replacements }], `${missing} is ${target}:`);
  }
  return null;
}
