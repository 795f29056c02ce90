import { basename, dirname, join } from 'node:path/posix';
import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { findMovedFile } from '../lookup/moved-file.ts';
import { identifierOffsets } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** Folder in which the modules that a file declares are looked for. */
function moduleFolder(file: string): string {
  const stem = basename(file, '.rs');
  return /^(?:main|lib|mod)$/.test(stem) ? dirname(file) : join(dirname(file), stem);
}

/** Where `name` stands as a module: `mod name;`, `name::`, `::name`, `use name`. */
function moduleUses(source: SourceFile, name: string): number[] {
  const code = maskCode(source.text, 'rust');
  return identifierOffsets(code, name).filter((at) => {
    const before = code.slice(Math.max(0, at - 24), at);
    const after = code.slice(at + name.length, at + name.length + 2);
    return after === '::' || /(?:\bmod\s+|::\s*|\buse\s+|[{,]\s*)$/.test(before);
  });
}

async function renameModule(
  from: string,
  to: string,
  view: ProjectView,
): Promise<{ source: SourceFile; replacements: Replacement[] }[]> {
  const edits: { source: SourceFile; replacements: Replacement[] }[] = [];
  for (const path of await view.list(['**/*.rs'])) {
    if ((await view.guard(path)) !== null) continue;
    const source = await view.read(path);
    const uses = source ? moduleUses(source, from) : [];
    if (source && uses.length > 0)
      edits.push({ source, replacements: uses.map((start) => ({ start, end: start + from.length, text: to })) });
  }
  return edits;
}

/**
 * For `mod x;` without a file: when exactly one file beside it was renamed from that name, or has a near name, and no `mod` names that file
 * yet, the declaration and its uses take the file's name.
 */
export const strategy: Strategy = {
  name: 'rust-module-file',
  summary: 'Gives a `mod` declaration the name that its file has now.',
  safety: 'safe',
  why: 'The file is there, nobody else declares it, and the next compilation checks every use.',
  async plan(input, view) {
    const name = rootMatch(input, /file not found for module `(\w+)`/)?.[1];
    const [place] = await failingPlaces(input, view, 'rust');
    if (!name || !place) return refuse('The failure does not say which module is declared where.');
    const folder = moduleFolder(place.file);
    const wanted = folder === '.' ? `${name}.rs` : join(folder, `${name}.rs`);
    const moved = await findMovedFile(view, wanted);
    const paths = (moved?.paths ?? []).filter((path) => path.endsWith('.rs') && dirname(path) === dirname(wanted));
    const [path] = paths;
    if (!path || paths.length > 1)
      return refuse(`There is no ${wanted}, and no single file beside it can be meant.`, {
        known: (moved?.paths ?? []).map((other) => `${other} exists`),
        steps: [`create ${wanted}`, 'or correct the `mod` declaration'],
      });
    const to = basename(path, '.rs');
    const declaring = await view.read(place.file);
    if (declaring && new RegExp(`\\bmod\\s+${to}\\b`).test(maskCode(declaring.text, 'rust')))
      return refuse(`${path} is declared already, so \`mod ${name}\` means another file.`);
    return editPlan(input, view, await renameModule(name, to, view), `The file of module \`${name}\` is ${path}:`);
  },
};
