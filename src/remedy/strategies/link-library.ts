import { escapeRegex } from '../../pattern/placeholders.ts';
import { BUILD_FILES } from '../lookup/c-build-flags.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { lineAt } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** Names of the libraries that the linker of this machine knows, without `lib` and suffix. */
async function installed(view: ProjectView): Promise<string[]> {
  const answer = await view.query(['ldconfig', '-p'], { cwd: '' });
  return [...new Set([...answer.stdout.matchAll(/^\s*lib([\w+.-]+?)\.so/gm)].map((match) => match[1] ?? ''))];
}

/** Build files that ask for the library with `-l`. */
async function asking(name: string, view: ProjectView): Promise<{ source: SourceFile; starts: number[] }[]> {
  const word = new RegExp(`(?<![\\w-])-l${escapeRegex(name)}(?![\\w+-])`, 'g');
  const found = [];
  for (const path of await view.list(BUILD_FILES)) {
    const source = (await view.guard(path)) === null ? await view.read(path) : null;
    const starts = [...(source?.text.matchAll(word) ?? [])].map(({ index }) => index + 2);
    if (source && starts.length > 0) found.push({ source, starts });
  }
  return found;
}

/**
 * Needs `library`: one that the linker does not find. In CMake it may be a target that is misspelled; in a Makefile a name that is a slip away from one
 * installed library. Otherwise says where it is asked for; nothing is installed.
 */
export const strategy: Strategy = {
  name: 'link-library',
  summary: 'Corrects the misspelled name of a library or target that the linker does not find.',
  safety: 'safe',
  why: 'The name is found nowhere, exactly one target of the project or installed library is near, and the next link checks it.',
  async plan(input, view) {
    const name = input.diagnosis.captures.library ?? rootMatch(input, /-l([\w.+-]+)/)?.[1];
    if (!name) return refuse('The linker does not name the library.');
    const target = await (await import('./cmake-name.ts')).strategy.plan(input, view);
    if (target.kind === 'plan') return target;
    const places = await asking(name, view);
    const right = places.length > 0 ? nearestUnique(name, await installed(view)) : null;
    if (right) {
      const edits = places.map(({ source, starts }) => ({
        source,
        replacements: starts.map((start) => ({ start, end: start + name.length, text: right })),
      }));
      return editPlan(input, view, edits, `The library is called \`${right}\`:`);
    }
    const where = places.map(
      ({ source, starts }) => `${source.path}:${lineAt(source.text, starts[0] ?? 0)} asks for \`-l${name}\``,
    );
    return refuse(`The linker finds no library \`${name}\`.`, { known: where.slice(0, 3) });
  },
};
