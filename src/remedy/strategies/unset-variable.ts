import { escapeRegex } from '../../pattern/placeholders.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { lineAt, lineText } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** One language of build files: where variables are set and used. */
interface BuildKind {
  files: string[];
  set: RegExp;
  /** Group 1 is the name, at the end of the match. */
  use: RegExp;
  /** Names that may well be empty, or that the tool sets itself. */
  free: RegExp;
}

const MAKE: BuildKind = {
  files: ['Makefile', 'makefile', 'GNUmakefile', '**/Makefile', '**/*.mk'],
  set: /^(?:[^\t#\n=:][^\n=:]*:(?![:=])[ \t]*)?[ \t]*(?:(?:export|override|define|private)[ \t]+)*([\w.-]+)[ \t]*(?:[?+!]|:{1,3})?=/gm,
  use: /(?<!\$)\$[({]([A-Za-z_]\w*)(?=[:)}])/g,
  free: /^(?:[A-Z]*FLAGS|LD(?:LIBS|ADD)|LIBS?|DESTDIR|PREFIX|prefix|bindir|[VQ]|CC|CXX|AR|AS|LD|RM|CPP|FC|MAKE\w*|SHELL|CURDIR|HOME|USER|PWD|PATH|OS|ARCH|DEBUG|VERBOSE|ARGS|\w*_(?:ARGS|OPTS|EXTRA))$/,
};

const CMAKE: BuildKind = {
  files: ['CMakeLists.txt', '**/CMakeLists.txt', '**/*.cmake'],
  set: /\b(?:set|option|foreach|get_filename_component|execute_process|string|list|file|find_\w+|get_\w+|pkg_\w+|function|macro|cmake_parse_arguments|aux_source_directory)[ \t]*\(([^)]{0,4000})/gi,
  use: /\$\{([A-Za-z_]\w*)(?=\})/g,
  free: /^(?:CMAKE_|PROJECT_|ARG[CNV0-9]|BUILD_|[A-Z0-9]+_(?:FOUND|LIBRARIES|INCLUDE_DIRS?|ROOT|DIR)$)/,
};

async function sourcesOf(kind: BuildKind, view: ProjectView): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for (const path of new Set(await view.list(kind.files))) {
    const source = (await view.guard(path)) === null ? await view.read(path) : null;
    if (source) found.push(source);
  }
  return found;
}

const without = (text: string): string => text.replace(/(^|[ \t])#[^\n]*/g, (comment) => ' '.repeat(comment.length));

/** `meson.build:4:0: ERROR: Unknown variable "srcs".`: the one that the file sets and that is near. */
const MESON = /([^\s:]*meson\.build):(\d+):\d+: ERROR: Unknown variable "(\w+)"/;

/**
 * A variable of a Makefile or of CMake that nothing sets, and that is a slip away from one that is set: it expands to nothing, so that a list or path
 * is empty. Never in a line that removes something.
 */
export const strategy: Strategy = {
  name: 'unset-variable',
  summary: 'Spells a variable of a build file like the one that is set, where the written one is set nowhere.',
  safety: 'safe',
  why: 'An unset variable is empty and makes the command senseless, exactly one set variable is near, and the next build checks it.',
  async plan(input, view) {
    const meson = rootMatch(input, MESON);
    if (meson?.[3]) {
      const path = await view.resolve(meson[1] ?? '');
      const source = path ? await view.read(path) : null;
      const set = [...(source?.text.matchAll(/^[ \t]*(\w+)[ \t]*\+?=(?!=)|\bforeach[ \t]+(\w+)/gm) ?? [])];
      const right = nearestUnique(
        meson[3],
        set.map((match) => match[1] ?? match[2] ?? ''),
      );
      const word = new RegExp(`(?<![\\w'"])${escapeRegex(meson[3])}(?![\\w'"])`, 'g');
      const uses = [...(source ? without(source.text).matchAll(word) : [])];
      const replacements = uses.map(({ index, 0: text }) => ({
        start: index,
        end: index + text.length,
        text: right ?? '',
      }));
      return source && right && uses.length > 0
        ? editPlan(input, view, [{ source, replacements }], `The variable is called \`${right}\`:`)
        : refuse(`Nothing sets \`${meson[3]}\`, and no single variable is near.`);
    }
    const kind = /CMake|No SOURCES given/.test(`${input.diagnosis.root}${input.report.failure.event.command}`)
      ? CMAKE
      : MAKE;
    const sources = await sourcesOf(kind, view);
    const set = new Set<string>();
    for (const { text } of sources)
      for (const match of without(text).matchAll(kind.set))
        for (const name of (match[1] ?? '').split(/\s+/)) set.add(name);
    const given: string[] = input.report.failure.event.command?.match(/\b[A-Za-z_]\w*(?==)/g) ?? [];
    const found = new Map<string, { right: string; edits: Map<SourceFile, number[]> }>();
    for (const source of sources)
      for (const use of without(source.text).matchAll(kind.use)) {
        const name = use[1] ?? '';
        if (set.has(name) || given.includes(name) || kind.free.test(name) || view.env(name) !== undefined) continue;
        const right = nearestUnique(name, set);
        if (!right) continue;
        const known = found.get(name) ?? { right, edits: new Map() };
        known.edits.set(source, [...(known.edits.get(source) ?? []), use.index + use[0].length - name.length]);
        found.set(name, known);
      }
    const [only, another] = [...found];
    if (!only || another)
      return refuse(
        another
          ? 'Several variables of the build files are set nowhere.'
          : 'Every variable of the build files is set, or near to none.',
        another ? { known: [...found].map(([name, { right }]) => `\`${name}\` is set nowhere; \`${right}\` is`) } : {},
      );
    const [name, { right, edits }] = only;
    const removes = [...edits].some(([{ text }, places]) =>
      places.some((at) => /\brm\b|\bREMOVE|\bmv\b|--delete/.test(lineText(text, lineAt(text, at)))),
    );
    if (removes)
      return refuse(`\`${name}\` is set nowhere, \`${right}\` is; it stands in a line that removes something.`, {
        steps: [`correct \`${name}\` by hand, and look at what the line then removes`],
      });
    const plan = [...edits].map(([source, places]) => ({
      source,
      replacements: places.map((start) => ({ start, end: start + name.length, text: right })),
    }));
    return editPlan(input, view, plan, `\`${name}\` is set nowhere; \`${right}\` is:`);
  },
};
