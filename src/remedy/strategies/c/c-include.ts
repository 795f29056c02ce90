import { basename, dirname, join, normalize } from 'node:path/posix';
import { buildFlags } from '../../lookup/c-build-flags.ts';
import { includeSpelling, isHeader } from '../../lookup/c-headers.ts';
import { cIncludes } from '../../lookup/c-includes.ts';
import { STANDARD_HEADERS } from '../../lookup/c-standard-headers.ts';
import { findMovedFile } from '../../lookup/moved-file.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { lineAt } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { buildLines, type CompileMessage, compileMessage } from './compile-message.ts';
import { developmentPackage } from './development-packages.ts';

const MISSING = /^[‘'`]?([^’'`:\n]+?)[’']?(?:: No such file or directory| file not found)/;

/** The header that a `fatal error: x.h: No such file or directory` asks for, or null. */
export const missingHeader = ({ text }: CompileMessage): string | null => {
  const name = MISSING.exec(text)?.[1];
  return name && (isHeader(name) || !/\.\w+$/.test(name)) ? name : null;
};

/** Header files that may be meant: moved, renamed, in other letter case, or spelled a little differently. */
async function candidates(
  name: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<string[]> {
  const { folders } = await buildFlags(view, buildLines(input));
  const found = new Set<string>();
  for (const folder of [...folders, dirname(source.path), 'include', 'src', '']) {
    const wanted = normalize(join(folder, name.replaceAll('\\', '/')));
    if (name.includes('\\') && (await view.stat(wanted))) found.add(wanted);
    if (wanted.startsWith('..')) continue;
    const moved = await findMovedFile(view, wanted);
    const paths = (moved?.paths ?? []).filter((path) => isHeader(path) && path !== source.path);
    if (moved?.how === 'renamed' && paths.length > 0) return paths;
    for (const path of paths) found.add(path);
  }
  const same = [...found].filter((path) => basename(path) === basename(name));
  const deeper = same.filter((path) => path.endsWith(`/${name}`) || path === name);
  return deeper.length > 0 ? deeper : same.length > 0 ? same : [...found];
}

/** Corrects one `#include` whose file is not where it says, when the header that is meant is the only one. */
export async function fixCInclude(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const message = compileMessage(input);
  const name = message ? missingHeader(message) : null;
  const path = message ? await view.resolve(message.file) : null;
  const source = path ? await view.read(path) : null;
  if (!message || !name || !source) return refuse('The file with the failing `#include` is not part of the project.');
  const include = cIncludes(source.text).find(
    (one) => one.name === name && (lineAt(source.text, one.start) === message.line || !message.line),
  );
  if (!include) return refuse(`${source.path}:${message.line} does not include ${name} by that name.`);
  const replace = (written: string, why: string): Proposal =>
    editPlan(
      input,
      view,
      [{ source, replacements: [{ start: include.nameAt, end: include.nameAt + name.length, text: written }] }],
      why,
    );

  const homes = await candidates(name, source, input, view);
  if (homes.length > 1) {
    return refuse(`${name} is not where ${source.path} includes it from; several headers may be meant: ambiguous.`, {
      known: homes.slice(0, 8),
    });
  }
  const [home] = homes;
  if (home) {
    const written = await includeSpelling(view, source, home, buildLines(input));
    if (written === name) return unreachable(name, home, source);
    return replace(written, `${name} is ${home}:`);
  }
  const standard =
    name.includes('/') && !/^(?:sys|net|netinet|arpa)\//.test(name) ? null : nearestUnique(name, STANDARD_HEADERS);
  if (standard && include.system) return replace(standard, `The header is called <${standard}>:`);
  return foreign(name, input, view);
}

/** The header exists and the include would be right, were its folder searched. */
const unreachable = (name: string, home: string, source: SourceFile): Proposal => {
  const folder = home.slice(0, -name.length).replace(/\/$/, '') || '.';
  return refuse(`${home} exists, but the compiler does not search ${folder} for the includes of ${source.path}.`, {
    known: [`${source.path} includes ${name}; the file is ${home}`],
    steps: [`add \`-I${folder}\` to the compiler flags (Makefile: CPPFLAGS; CMake: target_include_directories)`],
  });
};

/** A header of a library: never installed from a message; says whose it is when that is known. */
async function foreign(name: string, input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const submodule = await emptySubmodule(view);
  if (submodule)
    return refuse(`${name} is not here, and the submodule ${submodule} is empty: it was never fetched.`, {
      steps: ['`git submodule update --init --recursive`', `then \`${input.report.failure.event.command ?? ''}\``],
    });
  const known = developmentPackage(name);
  const configured = await view.stat('vcpkg.json').then((there) => (there ? 'vcpkg.json' : null));
  const conan = configured ?? ((await view.stat('conanfile.txt')) ? 'conanfile.txt' : null);
  const command = input.report.failure.event.command ?? '';
  return refuse(
    `No header of the project is called ${basename(name)}, so ${name} comes from a library that is not installed here.`,
    {
      known: [
        ...(known
          ? [`${name} belongs to ${known.library} (Debian, Ubuntu: ${known.debian}; pkg-config: ${known.pkgConfig})`]
          : []),
        ...(conan ? [`${conan} lists the libraries of this project`] : []),
      ],
      steps: [
        known
          ? `install the development files of ${known.library}, then \`${command}\``
          : `install the development files of the library that has ${name}`,
        'installed elsewhere → add its folder with `-I`, or let `pkg-config --cflags` say it',
      ],
    },
  );
}

/** A submodule of `.gitmodules` whose folder holds nothing. */
async function emptySubmodule(view: ProjectView): Promise<string | null> {
  const text = (await view.read('.gitmodules'))?.text ?? '';
  for (const match of text.matchAll(/^\s*path\s*=\s*(\S+)\s*$/gm))
    if ((await view.entries(match[1] ?? '')).length === 0) return match[1] ?? null;
  return null;
}
