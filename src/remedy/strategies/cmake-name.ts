import { dirname, join } from 'node:path/posix';
import { escapeRegex } from '../../pattern/placeholders.ts';
import { nearestNames, nearestUnique } from '../lookup/nearest-name.ts';
import { lineSpan, lineStarts } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy, StrategyInput } from '../remedy.ts';

const LISTS = ['**/CMakeLists.txt', '**/*.cmake'];

/** A name in a CMake file that leads nowhere, and what there is instead. */
interface Wrong {
  name: string;
  real: string[];
  what: string;
}

const cmakeTexts = async (view: ProjectView): Promise<SourceFile[]> => {
  const found = await Promise.all((await view.list(LISTS)).map((path) => view.read(path)));
  return found.filter((source): source is SourceFile => source !== null);
};

/** Commands that CMake has, and functions and macros of the project. */
async function commands(view: ProjectView): Promise<string[]> {
  const own = (await cmakeTexts(view)).flatMap(({ text }) =>
    [...text.matchAll(/^\s*(?:function|macro)\s*\(\s*(\w+)/gim)].map((match) => match[1] ?? ''),
  );
  const answer = await view.query(['cmake', '--help-command-list'], { cwd: '' });
  return [...own, ...answer.stdout.split('\n').map((line) => line.trim())].filter(Boolean);
}

const targets = async (view: ProjectView): Promise<string[]> =>
  (await cmakeTexts(view)).flatMap(({ text }) =>
    [...text.matchAll(/\badd_(?:executable|library|custom_target)\s*\(\s*([\w.+:-]+)/gi)].map(
      (match) => match[1] ?? '',
    ),
  );

/** Folders with a CMakeLists.txt, or files, near a path that a list in `base` names. */
async function paths(name: string, base: string, folders: boolean, view: ProjectView): Promise<string[]> {
  const below = dirname(name) === '.' ? '' : dirname(name);
  const folder = join(base, below);
  const inside = folder === '.' ? '' : folder;
  const entries = await view.entries(inside);
  const found = [];
  for (const entry of entries) {
    const kind = (await view.stat(inside ? join(inside, entry) : entry))?.kind;
    if (kind === (folders ? 'directory' : 'file')) found.push(below ? `${below}/${entry}` : entry);
  }
  return found;
}

/** Reads the block of the message, whose words CMake breaks over lines. */
async function wrongName(message: string, base: string, view: ProjectView): Promise<Wrong | null> {
  const command = /Unknown CMake command "([^"]+)"/.exec(message)?.[1];
  if (command) return { name: command, real: await commands(view), what: 'command' };
  const target =
    /(?:Cannot specify \w[\w ]* for target|get_target_property\(\) called with non-existent target|add_dependencies called .* target) "([^"]+)"/.exec(
      message,
    )?.[1];
  if (target) return { name: target, real: await targets(view), what: 'target' };
  const folder = /add_subdirectory given source "([^"]+)" which is not an existing directory/.exec(message)?.[1];
  if (folder) return { name: folder, real: await paths(folder, base, true, view), what: 'folder' };
  const file = /include could not find (?:requested|load) file:\s*(\S+)/.exec(message)?.[1];
  if (file) return { name: file, real: await paths(file, base, false, view), what: 'file' };
  const library = /cannot find -l([\w.+-]+)/.exec(message)?.[1];
  return library ? { name: library, real: await targets(view), what: 'target' } : null;
}

const messageOf = (input: StrategyInput): string => {
  const at = (input.diagnosis.line ?? 1) - 1;
  return input.report.failure.lines
    .slice(at, at + 6)
    .map((line) => line.trim())
    .join(' ');
};

/** Where the message says it is: `CMake Error at lib/CMakeLists.txt:4 (add_library):` above it. */
function placeOf(input: StrategyInput): { file: string; line: number } | null {
  const { lines } = input.report.failure;
  for (let at = (input.diagnosis.line ?? 1) - 1; at >= 0; at--) {
    const found = /^CMake Error at (\S+):(\d+)/.exec(lines[at] ?? '');
    if (found) return { file: found[1] ?? '', line: Number(found[2]) };
  }
  return null;
}

/** Places of the name as a word of its own, in the statement of the message; everywhere when the message names no place. */
function placesIn(source: SourceFile, name: string, line: number | null): number[] {
  const word = new RegExp(`(?<![\\w.+-])${escapeRegex(name)}(?![\\w+-])`, 'g');
  const all = [...source.text.matchAll(word)].map(({ index }) => index);
  if (line === null) return all;
  const start = lineStarts(source.text)[line - 1] ?? 0;
  const close = source.text.indexOf(')', start);
  const end = Math.max(close, lineSpan(source.text, line)?.[1] ?? start);
  return all.filter((at) => at >= start && at <= end);
}

/** Corrects a command, target, folder or file that a CMake file misspells, when the one that exists is near. */
export const strategy: Strategy = {
  name: 'cmake-name',
  summary: 'Corrects a misspelled command, target, folder or file in a CMake file.',
  safety: 'safe',
  why: 'The old name leads nowhere, exactly one real name is near, and only the statement that CMake reports changes.',
  async plan(input, view) {
    const place = placeOf(input);
    const files = place ? [place.file] : await view.list(LISTS);
    const base = place && dirname(place.file) !== '.' ? dirname(place.file) : '';
    const wrong = await wrongName(messageOf(input), base, view);
    if (!wrong) return refuse('The message names nothing that can be looked up.');
    const right = nearestUnique(wrong.name, wrong.real);
    if (!right) {
      const near = nearestNames(wrong.name, wrong.real).map(({ name }) => name);
      const some = near.length > 0 ? near : wrong.what === 'command' ? [] : wrong.real.slice(0, 10);
      return refuse(`There is no ${wrong.what} \`${wrong.name}\`, and no single one is near.`, {
        known: some.length > 0 ? [`there are: ${some.join(', ')}`] : [],
      });
    }
    const edits = [];
    for (const file of files) {
      const path = await view.resolve(file);
      const source = path ? await view.read(path) : null;
      const found = source ? placesIn(source, wrong.name, place?.line ?? null) : [];
      const replacements = found.map((start) => ({ start, end: start + wrong.name.length, text: right }));
      if (source && replacements.length > 0) edits.push({ source, replacements });
    }
    if (edits.length === 0)
      return refuse(`\`${wrong.name}\` is \`${right}\`, but no CMake file names it plainly.`, {
        known: [`near: ${right}`],
      });
    return editPlan(input, view, edits, `The ${wrong.what} is called \`${right}\`:`);
  },
};
