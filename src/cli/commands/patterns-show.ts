import { loadKnowledge } from '../../knowledge.ts';
import { patternText } from '../../report/pattern-text.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { countedPatterns } from '../counted-patterns.ts';
import { findById } from '../find-by-id.ts';
import { withExamples } from '../with-examples.ts';

/** `heal-hooks patterns show <id>`: all that a pattern says. */
export const run: Run = async (context, { args, options }) => {
  const { patterns } = await loadKnowledge(context.project, context.env);
  const known = findById(patterns, String(args[0]), 'pattern', `${context.program} patterns list`);
  const [counted] = await countedPatterns([await withExamples(known, context)], context, false);
  if (!counted) return 0;
  const { facts } = known;
  if (options.json)
    printJson(context, {
      ...counted.pattern,
      facts: undefined,
      engine: facts.engine,
      occurrences: counted.occurrences,
    });
  else print(context, patternText(counted, context.now(), context.style));
  return 0;
};
