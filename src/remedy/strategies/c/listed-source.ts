import { basename, dirname } from 'node:path/posix';
import { escapeRegex } from '../../../pattern/placeholders.ts';
import type { Replacement } from '../../../transaction/plan.ts';
import { BUILD_FILES } from '../../lookup/c-build-flags.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';

/** A list of sources or objects: where its last word ends, and the words. */
interface List {
  source: SourceFile;
  end: number;
  words: string[];
}

const isCompiled = (word: string): boolean => /\.(?:c|cc|cpp|cxx|o)$/.test(word);

/** `SRCS = a.c b.c`, `OBJS := a.o \` over lines; `add_executable(app a.c b.c)`. Lists with variables, functions or wildcards are none. */
function listsIn(source: SourceFile): List[] {
  const cmake = /(?:CMakeLists\.txt|\.cmake)$/.test(source.path);
  // Between two words stands one kind of thing in one way only: a list that ends in a variable would be tried in all ways otherwise.
  const form = cmake
    ? /\b(?:add_executable|add_library|target_sources)\s{0,20}\(([\w./\s-]{1,20000})\)/g
    : /^[ \t]*[A-Za-z_]\w*[ \t]*[:+]?=[ \t]*([\w./-]+(?:(?:[ \t]|\\\r?\n)+[\w./-]+)*)(?:[ \t]|\\\r?\n)*$/gm;
  return [...source.text.matchAll(form)].map((match) => {
    const words = (match[1] ?? '').trimEnd();
    const from = match.index + match[0].indexOf(match[1] ?? '', match[0].search(/[=(]/));
    const named = words.split(/[\s\\]+/).filter(Boolean);
    const listed = cmake ? named.slice(1) : named.every(isCompiled) ? named : [];
    return { source, end: from + words.length, words: listed };
  });
}

/** The added word, on a line of its own where the list has one for each. */
function appended({ source, end, words }: List, word: string): Replacement {
  const last = words.at(-1) ?? '';
  const lead = source.text.slice(0, end - last.length);
  const own = /(\\?\r?\n[ \t]+)$/.exec(lead)?.[1];
  const separator = own ? (own.startsWith('\\') ? ` ${own}` : own) : ' ';
  return { start: end, end, text: `${separator}${word}` };
}

/**
 * A source that defines what the linker misses and that no build file names joins the one list that has the file that uses it, in the form that the list
 * has (source or object, same folder). Null when no list, or several, have that file.
 * @param home the source with the definition
 * @param user name of the source or object that the linker complains of
 */
export async function fixUnlistedSource(
  home: string,
  user: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const stem = basename(user).replace(/(?:\.\w+)?\.o$|\.\w+$/, '');
  const found: { list: List; word: string }[] = [];
  for (const path of await view.list(BUILD_FILES)) {
    const source = await view.read(path);
    for (const list of source ? listsIn(source) : []) {
      const beside = list.words.find((word) =>
        new RegExp(`(?:^|/)${escapeRegex(stem)}\\.(?:c|cc|cpp|cxx|o)$`).test(word),
      );
      if (!beside) continue;
      const base = dirname(path) === '.' ? '' : `${dirname(path)}/`;
      const folder = dirname(beside) === '.' ? '' : `${dirname(beside)}/`;
      const extension = /\.\w+$/.exec(beside)?.[0] ?? '';
      const name = basename(home).replace(/\.\w+$/, '');
      const isObject = extension === '.o';
      // An object stands where its source stands; a source has its own folder.
      const inside = home.startsWith(base) ? home.slice(base.length) : null;
      const sameFolder = inside !== null && (dirname(inside) === '.' ? '' : `${dirname(inside)}/`) === folder;
      if (isObject ? !sameFolder : inside === null) continue;
      found.push({ list, word: isObject ? `${folder}${name}.o` : (inside ?? '') });
    }
  }
  const [only, another] = found;
  if (!only || another) return null;
  const { source } = only.list;
  return editPlan(
    input,
    view,
    [{ source, replacements: [appended(only.list, only.word)] }],
    `${home} defines what the linker misses, and ${source.path} does not list it:`,
  );
}
