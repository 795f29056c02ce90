import { loadKnowledge } from '../../knowledge.ts';
import type { Pattern } from '../../pattern/pattern.ts';
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
  const entries = counted
    .filter((one) => !options.seen || one.occurrences > 0)
    .map(({ pattern, occurrences, lastSeen }) => ({
      id: pattern.id,
      error_regex: pattern.error_regex,
      category: pattern.category,
      severity: pattern.severity,
      auto_fix: pattern.auto_fix ?? null,
      occurrences,
      last_seen: lastSeen === null ? null : new Date(lastSeen).toISOString(),
      ...furtherFields(pattern),
    }));
  const document = { version: 1, patterns: entries };
  if (typeof args[0] !== 'string') printJson(context, document);
  else {
    writeFile(args[0], `${JSON.stringify(document, null, 2)}\n`);
    print(context, `heal-hooks: ${plural(entries.length, 'pattern')} written to ${args[0]}.`);
  }
  return 0;
};

/** What else belongs in a file: not where the pattern came from here, nor what is worked out from its regex. */
const NOT_EXPORTED = new Set(['facts', 'layer', 'trusted', 'file', 'occurrences', 'last_seen']);

const furtherFields = (pattern: Pattern): object =>
  Object.fromEntries(Object.entries(pattern).filter(([name, value]) => !NOT_EXPORTED.has(name) && value !== undefined));
