import { lintCompetition } from '../../diagnosis/lint-competition.ts';
import { lintExamples, lintPlaceholders } from '../../pattern/lint/lint-pattern.ts';
import { compilePatterns } from '../../pattern/match/compile-patterns.ts';
import { type FileProblem, problemLine } from '../../pattern/problem.ts';
import { oneLine } from '../../report/plain-text.ts';
import { plural } from '../../report/time-words.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { competitors, patternSources } from '../pattern-sources.ts';
import { sayProblems } from '../say-problems.ts';

/** `heal-hooks patterns test [file…]`: does every example do what it says, with everything loaded? Status 1 when one does not. */
export const run: Run = async (context, { args, options }) => {
  const sources = await patternSources(context, (args[0] as string[] | undefined) ?? []);
  for (const source of sources) sayProblems(context, source.problems);
  const everything = compilePatterns(
    await competitors(
      context,
      sources.flatMap((source) => source.patterns),
    ),
  );
  const faults: FileProblem[] = [];
  let examples = 0;
  for (const { file, patterns } of sources)
    for (const pattern of patterns) {
      const { matches = [], non_matches: not = [] } = pattern.examples ?? {};
      examples += matches.length + not.length;
      const alone = compilePatterns([pattern]);
      const own = await lintExamples(pattern, (text) => alone.match(text.split('\n')));
      const placeholders = matches.length > 0 ? lintPlaceholders(pattern, own.captured) : [];
      for (const fault of [...own.faults, ...placeholders, ...(await lintCompetition(pattern, everything))])
        faults.push({ file, entry: pattern.id, ...fault, level: 'error' });
    }
  const broken = sources.some((source) => source.problems.some((problem) => problem.level === 'error'));
  if (options.json) printJson(context, { files: sources.map((source) => source.file), examples, faults });
  else {
    for (const fault of faults) print(context, `${context.style.bad('✖')} ${oneLine(problemLine(fault), 600)}`);
    const verdict = faults.length > 0 ? `${plural(faults.length, 'fault')}` : 'all as expected';
    print(context, `heal-hooks: ${plural(examples, 'example')} tried; ${verdict}.`);
  }
  return faults.length > 0 || broken ? 1 : 0;
};
