import { loadKnowledge } from '../../knowledge.ts';
import { exportSeed } from '../../pattern/exchange/export-seed.ts';
import { plural } from '../../report/time-words.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { countedPatterns } from '../counted-patterns.ts';
import { writeFile } from '../install/write-file.ts';

/** `heal-hooks patterns export [file]`: all patterns as one error-patterns.json, with how often and when each was seen. */
export const run: Run = async (context, { args, options }) => {
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
