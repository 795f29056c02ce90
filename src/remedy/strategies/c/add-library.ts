import { basename, dirname } from 'node:path/posix';
import type { Replacement } from '../../../transaction/plan.ts';
import { guardCommand } from '../../command-guard.ts';
import { commandWords } from '../../command-words.ts';
import { BUILD_FILES } from '../../lookup/c-build-flags.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';

const COMPILER = /^(?:[\w.-]+-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-\d+)?$/;
const COMPILES = /(?:^|[\s@-])(?:\$[({](?:CC|CXX|LD|LINK)[)}]|(?:[\w-]*-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+))\s/;

const has = (text: string, flag: string): boolean => text.split(/\s+/).includes(flag);

/** The flag at the end of `LDLIBS`, or of the one recipe line that links. */
function inMakefile({ text }: SourceFile, flag: string): Replacement | null {
  const variables = [
    ...text.matchAll(/^(?:LDLIBS|LIBS|LOADLIBES)[ \t]*(?:[:+?]|::)?=[ \t]*([^\n#]*?)[ \t]*(?=\r?\n|#|$)/gm),
  ];
  const [variable, other] = variables;
  const name = /^\w+/.exec(variable?.[0] ?? '')?.[0] ?? '';
  const used = name === 'LDLIBS' || new RegExp(`\\$[({]${name}[)}]`).test(text);
  if (variable && !other && used && !/\\$/.test(variable[1] ?? '')) {
    if (has(variable[1] ?? '', flag)) return null;
    const at = variable.index + variable[0].length;
    return {
      start: at,
      end: at,
      text: `${/[=\s]$/.test(variable[0]) && (variable[1] ?? '') === '' ? ' '.repeat(/\s$/.test(variable[0]) ? 0 : 1) : ' '}${flag}`,
    };
  }
  const links = [...text.matchAll(/^\t[^\n]*/gm)].filter(
    ([line]) =>
      COMPILES.test(line) && !/\s-(?:c|E|S|M+)(?:\s|$)/.test(line) && /\s-o\s|\$@|\.o\b|\.c\b|\$\^/.test(line),
  );
  const [link] = links;
  if (!link || links.length > 1 || /[;|&\\]\s*$|&&|;/.test(link[0]) || has(link[0], flag)) return null;
  const at = link.index + link[0].trimEnd().length;
  return { start: at, end: at, text: ` ${flag}` };
}

/** The library in the one `target_link_libraries`, or in a new one behind the only target. */
function inCMake({ text, eol }: SourceFile, flag: string): Replacement | null {
  const library = flag === '-pthread' ? 'pthread' : flag.replace(/^-l/, '');
  const targets = [...text.matchAll(/^[ \t]*add_(?:executable|library)\s*\(\s*([\w.-]+)[^)]*\)/gm)];
  const [target] = targets;
  const name = target?.[1];
  if (!target || !name || targets.length > 1) return null;
  const linked = new RegExp(`target_link_libraries\\s*\\(\\s*${name.replace(/[.-]/g, '\\$&')}\\b[^)]*`).exec(text);
  if (linked) {
    const at = linked.index + linked[0].trimEnd().length;
    return has(linked[0], library) ? null : { start: at, end: at, text: ` ${library}` };
  }
  const at = target.index + target[0].length;
  return { start: at, end: at, text: `${eol}target_link_libraries(${name} PRIVATE ${library})` };
}

/**
 * Links a library of the system that the standard headers need (`-lm`, `-pthread`): in the compiler command itself, or in the one build file that
 * links. Null when that place is not certain.
 */
export async function linkSystemLibrary(
  flag: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const words = commandWords(input.report.failure.event.command ?? '');
  if (words && COMPILER.test(basename(words[0] ?? ''))) {
    const argv = [...words, flag];
    if (words.includes(flag) || guardCommand(argv)) return null;
    return { kind: 'correct', argv, summary: `The program needs ${flag}: \`${argv.join(' ')}\` is run in its place.` };
  }
  const folder = view.cwd || '.';
  for (const path of await view.list(BUILD_FILES)) {
    const make = /(?:^|\/)(?:GNUmakefile|[Mm]akefile)$/.test(path);
    const cmake = path.endsWith('CMakeLists.txt');
    const source = (make || cmake) && (await view.guard(path)) === null ? await view.read(path) : null;
    if (!source || (make && dirname(path) !== folder)) continue;
    const replacement = make ? inMakefile(source, flag) : inCMake(source, flag);
    if (replacement)
      return editPlan(input, view, [{ source, replacements: [replacement] }], `The linker needs ${flag}:`);
  }
  return null;
}
