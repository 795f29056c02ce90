// Tells the readers of tools which words each of their expressions needs, so that most expressions are never tried (`SearchedText`).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSource } from './load-source.mjs';

const REGEX = String.raw`\/((?:[^\/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)`;
/** `text.shows(/…/m)` and `text.shows(NAME)`. */
const CALL = new RegExp(String.raw`\.shows\(\s*(?:${REGEX}|([A-Z_]+)),?\s*\)`, 'g');
const constant = (name) => new RegExp(String.raw`\bconst ${name} =\s*${REGEX};`);

/** A character above ASCII is found in one case only. */
const findable = (word) =>
  [...word].every((char) => char <= '\x7f' || (char.toLowerCase() === char && char.toUpperCase() === char));

/**
 * An esbuild plugin: every `.shows(regex)` in the files of `folder` gets the words of which each match holds one.
 * @param {string} root the repository root
 * @param {string} folder absolute
 */
export async function requiredWords(root, folder) {
  const { parseRegex, requiredLiterals } = await loadSource(
    ['src/pattern/regex/parse-regex.ts', 'src/pattern/regex/required-literals.ts'],
    root,
  );
  const wordsOf = (source, flags) => {
    const parsed = parseRegex(source);
    if ('error' in parsed) throw new Error(`/${source}/: ${parsed.error}`);
    const words = requiredLiterals(parsed.tree, flags.includes('i'))?.texts ?? [];
    return words.every(findable) ? words : [];
  };
  return {
    name: 'required-words',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (!path.startsWith(join(folder, '/'))) return undefined;
        const text = readFileSync(path, 'utf8');
        const contents = text.replace(CALL, (_call, source, flags, name) => {
          const [, found = source, foundFlags = flags] = name ? (constant(name).exec(text) ?? []) : [];
          if (found === undefined) throw new Error(`${path}: no expression ${name}`);
          const words = wordsOf(found, foundFlags).map((word) => `, ${JSON.stringify(word)}`);
          return `.shows(${name ?? `/${source}/${flags}`}${words.join('')})`;
        });
        return { contents, loader: 'ts' };
      });
    },
  };
}
