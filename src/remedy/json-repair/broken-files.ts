import { failingPlaces } from '../failing-place.ts';
import type { ProjectView, SourceFile, StrategyInput } from '../remedy.ts';
import { dialectOf, JSON_STRICT } from './dialect.ts';
import { isValid } from './is-valid.ts';
import { parse } from './parse.ts';
import { readLines } from './tokens.ts';

const JSON_FILE =
  /(?:^|\/)(?:[^/]+\.(?:json|jsonc|json5|webmanifest|code-workspace)|\.(?:babelrc|eslintrc|swcrc|jshintrc))$/;
const NAMED_FILE = /(?:[\w@.+~-]*\/)*[\w@.+~-]*\.(?:jsonc?|json5|webmanifest)\b/g;
const MAX_FILES = 400;
const LINES_AROUND = 30;

/** True for names of files that hold JSON of some kind. */
const isJsonFile = (path: string): boolean => JSON_FILE.test(path);

/** JSON files that the failure names, most likely first. */
async function namedFiles(input: StrategyInput, view: ProjectView): Promise<string[]> {
  const { captures, line, root } = input.diagnosis;
  const { lines } = input.report.failure;
  const at = (line ?? lines.length) - 1;
  const near = [root, ...lines.slice(Math.max(0, at - LINES_AROUND), at + LINES_AROUND)];
  const option = typeof input.options.file === 'string' ? [input.options.file] : [];
  const printed = [...option, captures.file, captures.path, ...near.flatMap((text) => text.match(NAMED_FILE) ?? [])];
  const places = (await failingPlaces(input, view)).map((place) => place.file);
  const resolved = await Promise.all(printed.map((name) => (name ? view.resolve(name) : null)));
  const files = [...resolved, ...places].filter((path): path is string => path !== null && isJsonFile(path));
  return [...new Set(files)];
}

/** The text as its reader gets it: readers of plain JSON stumble over a byte order mark, the others skip it. */
export const textForReader = (source: SourceFile): string =>
  source.bom && dialectOf(source.path).name === 'json' ? `\ufeff${source.text}` : source.text;

const readBroken = async (view: ProjectView, path: string): Promise<SourceFile | null> => {
  const source = (await view.stat(path))?.kind === 'file' ? await view.read(path) : null;
  return source && source.text.trim() !== '' && !isValid(textForReader(source), dialectOf(path)) ? source : null;
};

const brokenAmong = async (view: ProjectView, paths: readonly string[]): Promise<SourceFile[]> => {
  const found = await Promise.all(paths.slice(0, MAX_FILES).map((path) => readBroken(view, path)));
  return found.filter((source) => source !== null);
};

/** Readers print the place where a mistake becomes visible: the next token, or a place inside of one. */
const MOST_APART = { lines: 1, characters: 60 };

/** Where this text stops to be plain JSON: offset and line, from 1. */
function stopOf(text: string): { offset: number; line: number } {
  const lines = readLines(text);
  const { fixes, error } = parse(lines, JSON_STRICT);
  const places = fixes.map(({ line, start }) => ({ line, start }));
  if (error) places.push({ line: error.line, start: error.token?.start ?? 0 });
  const first = places.sort((a, b) => a.line - b.line || a.start - b.start)[0] ?? { line: 0, start: 0 };
  const before = lines.slice(0, first.line).reduce((sum, line) => sum + line.text.length + line.eol.length, 0);
  return { offset: before + first.start, line: first.line + 1 };
}

const isPrintedPosition = (source: SourceFile, message: string): boolean => {
  const offset = /(?:position |\(char )(\d+)/.exec(message)?.[1];
  const line = /\bline (\d+)/.exec(message)?.[1];
  if (offset === undefined && line === undefined) return false;
  const stop = stopOf(source.text);
  const isLine = line === undefined || Math.abs(Number(line) - stop.line) <= MOST_APART.lines;
  const isOffset = offset === undefined || Math.abs(Number(offset) - stop.offset) <= MOST_APART.characters;
  return (
    isLine &&
    isOffset &&
    Number(offset ?? 0) <= source.text.length &&
    Number(line ?? 0) <= source.text.split('\n').length
  );
};

/** Node quotes the text around the place: `Unexpected token 'x', ..."port": x,"... is not valid JSON`. */
const isQuoted = (source: SourceFile, message: string): boolean => {
  const quoted = /(?:\.\.\.|, )"(.{4,60}?)"(?:\.\.\.)? is not valid JSON/s.exec(message)?.[1];
  return quoted !== undefined && source.text.includes(quoted.replace('\ufeff', ''));
};

/** Files that are meant to be broken are left alone. */
const MEANT =
  /(?:^|\/)(?:tests?|__tests__|spec|fixtures?|__fixtures__|testdata|mocks?)\/|invalid|malformed|broken|corrupt/i;

/** JSON files that the failing code itself names: what it was reading when it stopped. */
async function filesNamedInCode(input: StrategyInput, view: ProjectView): Promise<string[]> {
  const found = new Set<string>();
  for (const place of await failingPlaces(input, view)) {
    const text = isJsonFile(place.file) ? '' : ((await view.read(place.file))?.text ?? '');
    for (const [name] of text.matchAll(NAMED_FILE)) {
      const path = await view.resolve(name.replace(/^\//, ''));
      if (path && !MEANT.test(path)) found.add(path);
    }
  }
  return [...found];
}

/**
 * The JSON files of the project that do not parse and that the failure can be about: those it names; else those that stop parsing where the message
 * says, or hold what it quotes; else the only one that parsed at the last commit.
 */
export async function brokenFiles(input: StrategyInput, view: ProjectView): Promise<SourceFile[]> {
  const named = await brokenAmong(view, await namedFiles(input, view));
  if (named.length > 0) return named.slice(0, 1);
  const read = await brokenAmong(view, await filesNamedInCode(input, view));
  if (read.length > 0) return read;
  const { root, line } = input.diagnosis;
  const message = line ? input.report.failure.lines.slice(line - 1, line + 4).join('\n') : root;
  const all = await brokenAmong(
    view,
    (await view.list()).filter((path) => isJsonFile(path) && !MEANT.test(path)),
  );
  const fitting = all.filter((source) => isPrintedPosition(source, message) || isQuoted(source, message));
  if (fitting.length > 0 || all.length !== 1) return fitting;
  const [only] = all as [SourceFile];
  const before = await view.git.headText(only.path);
  return before !== null && isValid(before, dialectOf(only.path)) ? [only] : [];
}
