import { shortHash } from '../../history/short-hash.ts';
import { loadKnowledge } from '../../knowledge.ts';
import { exportLearned } from '../../learning/review/exchange.ts';
import { exportSeed } from '../../pattern/exchange/export-seed.ts';
import { plural } from '../../report/time-words.ts';
import type { Run } from '../command-spec.ts';
import { type CliContext, print, printJson } from '../context.ts';
import { countedPatterns } from '../counted-patterns.ts';
import { writeFile } from '../install/write-file.ts';
import { learnedHere } from '../learned-here.ts';

/**
 * `heal-hooks patterns export [file]`: all patterns as one error-patterns.json, with how often and when each was seen. What was learned goes by
 * itself, with where it comes from, so that another project can take it in and verify it.
 */
export const run: Run = async (context, { args, options }) => {
  if (options.layer === 'learned') return exportOwn(context, args[0]);
  const { patterns } = await loadKnowledge(context.project, context.env);
  const wanted = patterns.filter((pattern) => options.layer === undefined || pattern.layer === options.layer);
  const counted = await countedPatterns(wanted, context, Boolean(options.everywhere));
  const shown = counted.filter((one) => !options.seen || one.occurrences > 0);
  const document = exportSeed(
    shown.map(({ pattern }) => pattern),
    new Map(shown.map(({ pattern, occurrences, lastSeen }) => [pattern.id, { occurrences, lastSeen }])),
  );
  if (typeof args[0] !== 'string') printJson(context, document);
  else {
    writeFile(args[0], `${JSON.stringify(document, null, 2)}\n`);
    print(context, `heal-hooks: ${plural(shown.length, 'pattern')} written to ${args[0]}.`);
  }
  return 0;
};

function exportOwn(context: CliContext, file: unknown): number {
  const project = shortHash(context.project.key).slice(0, 12);
  const document = exportLearned(learnedHere(context), project, context.now());
  if (typeof file !== 'string') printJson(context, document);
  else {
    writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
    print(context, `heal-hooks: ${plural(document.patterns.length, 'learned pattern')} written to ${file}.`);
  }
  return 0;
}
