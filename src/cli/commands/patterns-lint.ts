import { lintPattern } from '../../pattern/lint/lint-pattern.ts';
import { type FileProblem, problemLine } from '../../pattern/problem.ts';
import { oneLine } from '../../report/plain-text.ts';
import { plural } from '../../report/time-words.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { patternSources } from '../pattern-sources.ts';

/** `heal-hooks patterns lint [file…]`: what is wrong in pattern files, by file, entry and field. Status 1 when something is. */
export const run: Run = async (context, { args, options }) => {
  const sources = await patternSources(context, (args[0] as string[] | undefined) ?? []);
  const found: FileProblem[] = sources.flatMap(({ file, patterns, problems }) => [
    ...problems,
    ...patterns.flatMap((pattern) =>
      lintPattern(pattern).map((fault) => ({ file, entry: pattern.id, ...fault, level: 'note' as const })),
    ),
  ]);
  const errors = found.filter((problem) => problem.level === 'error').length;
  const count = sources.reduce((sum, source) => sum + source.patterns.length, 0);
  if (options.json)
    printJson(context, { files: sources.map((source) => source.file), patterns: count, problems: found });
  else {
    for (const problem of found) {
      const mark = problem.level === 'error' ? context.style.bad('✖') : context.style.faint('·');
      print(context, `${mark} ${oneLine(problemLine(problem), 600)}`);
    }
    const verdict = errors > 0 ? `${plural(errors, 'entry is', 'entries are')} not used` : 'all entries are used';
    print(
      context,
      sources.length === 0
        ? 'heal-hooks: no pattern files of yours here (.heal-hooks/error-patterns.json, .heal-hooks/patterns/).'
        : `heal-hooks: ${plural(count, 'pattern')} in ${plural(sources.length, 'file')}; ${verdict}.`,
    );
  }
  return errors > 0 ? 1 : 0;
};
