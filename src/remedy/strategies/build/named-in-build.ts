import { basename, dirname, relative } from 'node:path/posix';
import { escapeRegex } from '../../../pattern/placeholders.ts';
import type { Replacement } from '../../../transaction/plan.ts';

/** What stands before a path in a build file: a blank or sign, `./`, or a variable that names its folder. */
const BEFORE = '(?:^|[\\s=:"\'(,;])(?:\\./)?|[)}]/';
/** Offset of the word after what a match of `BEFORE` took. */
const wordAt = (match: RegExpMatchArray): number => (match.index ?? 0) + (match[1] ?? '').length;

/** Every place where `word` stands alone as a path. */
const places = (text: string, word: string): number[] =>
  [...text.matchAll(new RegExp(`(${BEFORE})${escapeRegex(word)}(?![\\w/-]|\\.\\w)`, 'gm'))].map(wordAt);

/** A stem in front of the extension of a source or object, or alone as a word of a list. */
const stemPlaces = (text: string, stem: string): number[] =>
  [
    ...text.matchAll(
      new RegExp(`(${BEFORE}|[\\w.-]/)${escapeRegex(stem)}(?=\\.(?:o|obj|lo|d|c|cc|cpp|cxx)\\b|[\\s)\\\\]|$)`, 'gm'),
    ),
  ].map(wordAt);

const stemOf = (path: string): string => basename(path).replace(/\.[^.]+$/, '');

/** Comments name files too, but nothing is built from them. */
const inComment = (text: string, at: number): boolean => {
  const start = text.lastIndexOf('\n', at) + 1;
  return /^[ \t]*#/.test(text.slice(start, at)) || /\s#[^\n]*$/.test(text.slice(start, at));
};

/**
 * The edits of a build file in `folder` that make it name `target` where it names `missing` (both project-relative): as a whole path, else, for a
 * new name in the same folder, by its base name, else by its stem in the names of objects. Empty when the file does not name it.
 */
export function renamedInBuildFile(text: string, folder: string, missing: string, target: string): Replacement[] {
  const pairs: [string, string][] = [[relative(folder, missing), relative(folder, target)]];
  if (dirname(missing) === dirname(target)) pairs.push([basename(missing), basename(target)]);
  for (const [old, now] of pairs) {
    const found = places(text, old).filter((at) => !inComment(text, at));
    if (found.length > 0) return found.map((start) => ({ start, end: start + old.length, text: now }));
  }
  const [old, now] = [stemOf(missing), stemOf(target)];
  if (old === now || dirname(missing) !== dirname(target)) return [];
  return stemPlaces(text, old)
    .filter((at) => !inComment(text, at))
    .map((start) => ({ start, end: start + old.length, text: now }));
}
