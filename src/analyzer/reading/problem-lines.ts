import type { Category } from '../../pattern/pattern.ts';
import type { ToolError } from '../analysis.ts';
import { type Fact, statedFacts } from './stated-facts.ts';
import { toolError } from './tool-error.ts';

/** One form in which a tool prints problems, a line each. */
export interface ProblemForm {
  /** Groups: the place (`file line column`), `level`, `code` and `message`; any may be missing. */
  pattern: RegExp;
  /** What `message` states; groups of the pattern win over it. */
  facts?: readonly Fact[];
  /** Category where neither the facts nor `categoryOf` decide one. */
  category: Category;
  /** Category by code or message, asked before the facts. */
  categoryOf?: (groups: Readonly<Record<string, string | undefined>>) => Category | undefined;
}

const isNote = (level: string | undefined): boolean =>
  /^(?:note|info|hint|help|remark|convention|refactor)/i.test(level ?? '');
const isWarning = (level: string | undefined): boolean => /^warn/i.test(level ?? '');

const numbers = (line: string | undefined, column: string | undefined): { line?: number; column?: number } => ({
  ...(line ? { line: Number(line) } : {}),
  ...(column ? { column: Number(column) } : {}),
});

/** The problems in `lines`, each by the first form that fits its line. Notes are left out. */
export const problemLines = (lines: readonly string[], forms: readonly ProblemForm[]): ToolError[] =>
  lines.flatMap((line, index) => {
    for (const { pattern, facts, category, categoryOf } of forms) {
      const match = pattern.exec(line);
      if (!match) continue;
      const groups = match.groups ?? {};
      if (isNote(groups.level)) return [];
      const stated = statedFacts(groups.message ?? '', facts ?? []);
      const { file, line: at, column, code } = groups;
      // a message that names a file itself (a missing header) is about that file; the place stays in `location`
      const place = stated.captures.file ? {} : { file, line: at, column };
      const { message: _message, level: _level, file: _file, line: _line, column: _column, ...others } = groups;
      return [
        toolError(lines, index, {
          severity: isWarning(groups.level) ? 'warning' : 'error',
          captures: { ...others, ...stated.captures, ...place, code: code ?? stated.captures.code },
          category: categoryOf?.(groups) ?? stated.category ?? category,
          ...(file ? { location: { file, ...numbers(at, column) } } : {}),
        }),
      ];
    }
    return [];
  });
