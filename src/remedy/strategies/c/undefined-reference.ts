import { dirname } from 'node:path/posix';
import { escapeRegex } from '../../../pattern/placeholders.ts';
import { BUILD_FILES } from '../../lookup/c-build-flags.ts';
import { isHeader } from '../../lookup/c-headers.ts';
import { outerNames } from '../../lookup/c-members.ts';
import { cHeaderOf } from '../../lookup/c-standard-headers.ts';
import { type Definition, findDefinitions, sourceFiles } from '../../lookup/definitions.ts';
import { nearestNames } from '../../lookup/nearest-name.ts';
import { refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';
import { linkSystemLibrary } from './add-library.ts';
import { compileMessages, unknownName } from './compile-message.ts';
import { fixUnlistedSource } from './listed-source.ts';

/** Libraries that a name of a standard header needs on the linker's line. */
const LIBRARY_OF: Record<string, string> = {
  'math.h': '-lm',
  'pthread.h': '-pthread',
  'semaphore.h': '-pthread',
  'threads.h': '-pthread',
  'dlfcn.h': '-ldl',
};
const PREFIXES: [RegExp, string][] = [
  [/^(?:SSL|TLS)_|^OPENSSL_/, '-lssl -lcrypto'],
  [/^(?:EVP|BIO|RSA|SHA\d*|MD5|ERR|RAND|X509|PEM|BN|HMAC)_|^(?:SHA\d+|MD5)$/, '-lcrypto'],
  [/^curl_/, '-lcurl'],
  [/^sqlite3_/, '-lsqlite3'],
  [/^(?:deflate|inflate|compress|uncompress|crc32|gz(?:open|read|write|close))/, '-lz'],
  [/^(?:initscr|endwin|wprintw|printw|newwin|getch|wgetch|mvprintw|refresh|stdscr|LINES|COLS)$/, '-lncurses'],
  [/^(?:readline|add_history)$/, '-lreadline'],
  [/^SDL_/, '-lSDL2'],
  [/^(?:shm_open|mq_open|clock_gettime|timer_create)$/, '-lrt'],
  [/^PQ[a-z]/, '-lpq'],
  [/^json_|^jansson/, '-ljansson'],
  [/^(?:cJSON_)/, '-lcjson'],
  [/^png_/, '-lpng'],
  [/^XOpenDisplay|^X[A-Z][a-z]+[A-Z]/, '-lX11'],
  [/^testing::/, '-lgtest -pthread'],
  [/^gl[A-Z]/, '-lGL'],
  [/^boost::filesystem/, '-lboost_filesystem'],
  [/^std::|^operator (?:new|delete)|^__cxa_|^__gxx_/, 'linking with `g++` instead of `gcc`'],
];

/** Libraries that come with the C compiler itself. */
const SYSTEM = /^-(?:lm|pthread|ldl|lrt)$/;

/** `Stack::push(int)` → `push`; `vtable for Shape` → `Shape`. */
const bareName = (symbol: string): string =>
  symbol
    .replace(/^(?:vtable|typeinfo|VTT) for /, '')
    .replace(/\(.*$/, '')
    .replace(/<.*$/, '')
    .split('::')
    .at(-1)
    ?.trim() ?? symbol;

/** What the linker lacks for a name that the standard headers or well-known libraries declare. */
export const libraryOf = (symbol: string): string | null =>
  LIBRARY_OF[cHeaderOf(symbol) ?? ''] ?? PREFIXES.find(([form]) => form.test(symbol))?.[1] ?? null;

const isSource = ({ file, kind }: Definition): boolean => /\.(?:c|cc|cpp|cxx|c\+\+)$/.test(file) && kind === 'function';

/** Is the source named by a build file, by itself, as its object, or through a wildcard? */
async function isBuilt(file: string, view: ProjectView): Promise<boolean | null> {
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const builds = await view.list(BUILD_FILES);
  if (builds.length === 0) return null;
  for (const path of builds) {
    const text = (await view.read(path))?.text ?? '';
    if (new RegExp(`(?<![\\w-])${escapeRegex(stem)}\\.(?:c|cc|cpp|cxx|o)\\b`).test(text)) return true;
    if (/wildcard|GLOB|aux_source_directory|\*\.c/.test(text)) return true;
  }
  return false;
}

/**
 * The linker misses a definition. A name that the compiler already called undeclared is that problem; otherwise says what is missing: a
 * library, a source file that is not linked, or the definition itself.
 */
export async function fixUndefinedReference(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const printed =
    rootMatch(input, /undefined reference to [`'‘]([^'’\n]+)['’]/)?.[1] ??
    rootMatch(input, /undefined symbol: (\S+)/)?.[1] ??
    rootMatch(input, /^\s*"_?([^"\n]+)", referenced from/)?.[1] ??
    input.diagnosis.captures.symbol;
  if (!printed) return refuse('The linker does not name what it misses.');
  const symbol = bareName(printed);
  const { lines } = input.report.failure;
  const earlier = compileMessages(lines).find((message) => unknownName(message)?.symbol === symbol);
  if (earlier) {
    const at = lines.findIndex((line) => line.includes(earlier.text) && line.includes(`:${earlier.line}:`));
    const diagnosis = { ...input.diagnosis, root: (lines[at] ?? '').trim(), line: at + 1 };
    const proposal = await (await import('./c-name.ts')).fixCName({ ...input, diagnosis }, view);
    if (proposal.kind !== 'refuse') return proposal;
  }
  const missing = await whatIsMissing(printed, symbol, view);
  const unlisted = await unlistedSource(symbol, input, view);
  if (unlisted) return unlisted;
  const library = (await findDefinitions(view, symbol, 'c')).some(isSource) ? null : libraryOf(symbol);
  const linked = library && SYSTEM.test(library) ? await linkSystemLibrary(library, input, view) : null;
  return linked ?? missing;
}

/** Exactly one source defines the name, and no build file names it: it joins the list of the file that uses the name. */
async function unlistedSource(symbol: string, input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const [home, another] = (await findDefinitions(view, symbol, 'c')).filter(isSource);
  const user = /(?:^|[\s/])([\w.-]+\.(?:c|cc|cpp|cxx|o)):\(\.text/.exec(input.diagnosis.root)?.[1];
  if (!home || another || !user || (await isBuilt(home.file, view)) !== false) return null;
  return fixUnlistedSource(home.file, user, input, view);
}

/** Definitions in sources that are a slip away: the declaration or the definition may be misspelled. */
async function nearDefinitions(symbol: string, view: ProjectView): Promise<string[]> {
  const found: string[] = [];
  for (const path of (await sourceFiles(view, 'c')).filter((file) => !isHeader(file))) {
    const names = outerNames((await view.read(path))?.text ?? '');
    for (const { name } of nearestNames(symbol, names, 1)) found.push(`${path} has \`${name}\``);
  }
  return found.slice(0, 3);
}

async function whatIsMissing(printed: string, symbol: string, view: ProjectView): Promise<Proposal> {
  const library = libraryOf(printed) ?? libraryOf(symbol);
  const defined = (await findDefinitions(view, symbol, 'c')).filter(isSource);
  const [home] = defined;
  if (home) {
    const built = await isBuilt(home.file, view);
    return refuse(`\`${printed}\` is defined in ${home.file}:${home.line}, which is not linked into this program.`, {
      known: defined.slice(0, 3).map(({ file, line, text }) => `${file}:${line}  \`${text.slice(0, 80)}\``),
      steps: [
        built === false
          ? `add ${home.file} to the sources of the target (Makefile or CMakeLists.txt in ${dirname(home.file) === '.' ? 'the root' : dirname(home.file)} or above)`
          : `link the object of ${home.file}; check that signature and namespace are the same in header and source`,
      ],
    });
  }
  if (library) {
    const flag = library.startsWith('-') ? `\`${library}\` on the linker's line, after the objects` : library;
    return refuse(`\`${printed}\` is in a library that is not linked: it needs ${flag}.`, {
      known: [`\`${symbol}\` comes with ${library}`],
      steps: [`Makefile: add ${library} to LDLIBS (not before the objects); CMake: target_link_libraries`],
    });
  }
  if (/^vtable for|^typeinfo for/.test(printed)) {
    return refuse(`\`${symbol}\` declares a virtual function that no linked source defines.`, {
      steps: [`define every virtual function of \`${symbol}\`, or declare it \`= 0\`; link the source that does`],
    });
  }
  const near = await nearDefinitions(symbol, view);
  return refuse(`\`${printed}\` is declared, but nothing that is linked defines it.`, {
    known: [`no source of the project defines \`${symbol}\``, ...near],
    steps: [`define \`${symbol}\`, correct its name, or link the library that has it (\`-l…\` after the objects)`],
  });
}
