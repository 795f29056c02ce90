import { type FileProblem, problemLine } from '../pattern/problem.ts';
import { oneLine } from '../report/plain-text.ts';
import type { CliContext } from './context.ts';

/** What is wrong in files of the user or the project, on stderr; the rest of them counts. */
export function sayProblems(context: CliContext, problems: readonly FileProblem[]): void {
  for (const problem of problems)
    if (problem.level === 'error')
      context.stderr.write(`${context.errorStyle.bad('!')} ${oneLine(problemLine(problem), 600)}\n`);
}
