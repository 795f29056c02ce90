import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { importLearned } from '../../learning/review/exchange.ts';
import { type ReadExchange, readExchange } from '../../learning/review/read-exchange.ts';
import { importPatterns } from '../../pattern/exchange/import-patterns.ts';
import { parsePatternFile } from '../../pattern/parse/parse-pattern-file.ts';
import { preparePatterns } from '../../pattern/prepare-patterns.ts';
import { shortPath } from '../../report/install-text.ts';
import { plural } from '../../report/time-words.ts';
import { HealError } from '../../system/heal-error.ts';
import { configDir } from '../../system/paths.ts';
import type { Run } from '../command-spec.ts';
import { type CliContext, print, printJson } from '../context.ts';
import { writeFile } from '../install/write-file.ts';
import { keepLearned, learnedHere } from '../learned-here.ts';
import { sayProblems } from '../say-problems.ts';
import { withHistory } from '../with-history.ts';

/**
 * `heal-hooks patterns import <file>`: takes a file of patterns over, once it is known to be readable; problem matchers of VS Code and
 * GitHub, vim's errorformat and other collections are converted. Their fixes are only suggested until they are trusted.
 */
export const run: Run = async (context, { args, options }) => {
  const file = String(args[0]);
  const refuse = (why: string, next: string) =>
    new HealError({ code: 'not-imported', what: 'Not imported', why, next });
  if (!existsSync(file)) throw refuse(`${file} does not exist`, 'Nothing was changed.');
  const learned = readExchange(readFileSync(file, 'utf8'), file);
  if (learned) return takeOver(context, learned, Boolean(options.json));
  const imported = importPatterns(readFileSync(file, 'utf8'), file, basename(file, extname(file)));
  const { text } = imported;
  const parsed = parsePatternFile(text, { file, layer: options.user ? 'user' : 'project' });
  const { patterns, problems } = preparePatterns(parsed.patterns, file);
  sayProblems(context, [...imported.problems, ...parsed.problems, ...problems]);
  if (patterns.length === 0) throw refuse(`${file} has no pattern that can be used`, 'Nothing was changed.');
  const folder = options.user ? configDir(context.env) : join(context.project.root, '.heal-hooks');
  const target = join(folder, 'patterns', `${basename(file, extname(file))}.json5`);
  if (existsSync(target) && readFileSync(target, 'utf8') !== text)
    throw refuse(`${target} exists and is different`, 'Remove or rename it first. Nothing was changed.');
  writeFile(target, text);
  if (options.json) printJson(context, { file: target, patterns: patterns.map((pattern) => pattern.id) });
  else
    print(
      context,
      `${shortPath(target, context.cwd, context.env.HOME)}\n\nheal-hooks: ${plural(patterns.length, 'pattern')} imported; their fixes are suggested only${options.user ? '' : ` until ${context.program} trust`}.`,
    );
  return 0;
};

/** What another project has learned: verified here before it counts. */
async function takeOver(
  context: CliContext,
  { from, patterns, problems }: ReadExchange,
  json: boolean,
): Promise<number> {
  sayProblems(context, problems);
  const before = learnedHere(context);
  const merged = importLearned(before, patterns, from, context.now());
  const kept = await withHistory(context, (history) => keepLearned(context, history, merged));
  const fresh = merged.slice(before.length).map(({ id }) => id);
  const now = kept.filter(({ id }) => fresh.includes(id));
  if (json) printJson(context, { from, patterns: now.map(({ id, state, why }) => ({ id, state, why })) });
  else {
    for (const { id, state, why } of now) print(context, `${id}  ${[state, why].filter(Boolean).join(': ')}`);
    const good = now.filter(({ state }) => state === 'known').length;
    print(
      context,
      `heal-hooks: ${plural(now.length, 'learned pattern')} imported, ${good} verified here; their fixes are suggested only.`,
    );
  }
  return 0;
}
