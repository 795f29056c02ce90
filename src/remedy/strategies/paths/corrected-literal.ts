import { basename, dirname, relative } from 'node:path/posix';
import { failingPlaces } from '../../failing-place.ts';
import { languageOf } from '../../lookup/language.ts';
import { findMovedFile } from '../../lookup/moved-file.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, SourceFile } from '../../remedy.ts';
import type { PathRepair } from '../missing-path.ts';

const COMMON =
  /^(?:index|main|config|settings|package|readme|data|test|setup|app|init|__init__|default|schema|local|input|output|log)\b/i;

/** The file that was meant: renamed, of other letter case, alone of that name, or the near name in its folder. */
async function meant(path: string, view: ProjectView): Promise<string[]> {
  const moved = await findMovedFile(view, path);
  // A file of a name that every project has somewhere is no evidence of a move.
  if (moved && !(moved.how === 'same name' && COMMON.test(basename(path)))) return moved.paths;
  const near = nearestUnique(basename(path), await view.entries(dirname(path)));
  return near ? [dirname(path) === '.' ? near : `${dirname(path)}/${near}`] : [];
}

/**
 * The spellings under which code may name a path: from the root, from where the command ran, from its own folder (also after `__DIR__`), and
 * the bare name; each with and without its extension. The same index means the same form for every path.
 */
const spellings = (path: string, cwd: string, file: string): string[] => {
  const own = relative(dirname(file), path);
  const forms = [path, relative(cwd, path), own, `./${own}`, `/${own}`, `/${path}`, basename(path)];
  const extension = /\.\w+$/.exec(path)?.[0] ?? '';
  return [...forms, ...forms.map((form) => (extension ? form.slice(0, -extension.length) : form))];
};

/** Offsets at which the text stands alone in quotes. */
const quotedAt = (text: string, spelling: string): number[] =>
  [`'`, '"', '`'].flatMap((quote) => {
    const found: number[] = [];
    const literal = quote + spelling + quote;
    for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) found.push(at + 1);
    return found;
  });

/** In shell scripts a path is a word without quotes, too. */
const bareAt = (source: SourceFile, spelling: string): number[] => {
  if (languageOf(source.path) !== 'shell' && !/^#![^\n]*sh\b/.test(source.text)) return [];
  const found: number[] = [];
  for (let at = source.text.indexOf(spelling); at >= 0; at = source.text.indexOf(spelling, at + 1)) {
    if (
      /(?:^|[\s=<>;(])$/.test(source.text.slice(0, at)) &&
      /^(?:$|[\s;)|&])/.test(source.text.slice(at + spelling.length))
    )
      found.push(at);
  }
  return found;
};

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
      const [start, another] = [...quotedAt(source.text, spelling), ...bareAt(source, spelling)];
      if (start === undefined || another !== undefined || replacement === undefined) continue;
      const bare = !spelling.includes('/') && dirname(path) !== dirname(file);
      if (bare && dirname(path) !== dirname(target)) continue; // a bare name says nothing of the folder
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
