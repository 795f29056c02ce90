import { loadKnowledge } from '../../knowledge.ts';
import { patternsText } from '../../report/pattern-text.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { countedPatterns } from '../counted-patterns.ts';
import { sayProblems } from '../say-problems.ts';

/** `heal-hooks patterns list [word]`: what is known, and how often it was met. */
export const run: Run = async (context, { args, options }) => {
  const knowledge = await loadKnowledge(context.project, context.env);
  sayProblems(context, knowledge.problems);
  const word = typeof args[0] === 'string' ? args[0].toLowerCase() : '';
  const wanted = knowledge.patterns.filter(
    (pattern) =>
      (options.layer === undefined || pattern.layer === options.layer) &&
      `${pattern.id} ${pattern.category} ${pattern.title}`.toLowerCase().includes(word),
  );
  const counted = await countedPatterns(wanted, context, Boolean(options.everywhere));
  const shown = options.seen ? counted.filter((one) => one.occurrences > 0) : counted;
  if (options.json)
    printJson(
      context,
      shown.map(({ pattern, occurrences, lastSeen }) => ({
        id: pattern.id,
        title: pattern.title,
        category: pattern.category,
        severity: pattern.severity,
        layer: pattern.layer,
        trusted: pattern.trusted,
        fix: pattern.auto_fix ? (pattern.auto_fix.safety ?? 'unsafe') : null,
        playbook: pattern.playbook ?? null,
        occurrences,
        last_seen: lastSeen === null ? null : new Date(lastSeen).toISOString(),
      })),
    );
  else print(context, patternsText(shown, context.now(), context.style));
  return 0;
};
