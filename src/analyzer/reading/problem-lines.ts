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

/** The problems in `lines`, each by the first form that fits its line. Notes are left out. */
export const problemLines = (lines: readonly string[], forms: readonly ProblemForm[]): ToolError[] =>
  lines.flatMap((line, index) => {
    for (const { pattern, facts, category, categoryOf } of forms) {
      const groups = pattern.exec(line)?.groups;
      if (!groups) continue;
      if (isNote(groups.level)) return [];
      const stated = statedFacts(groups.message ?? '', facts ?? []);
      const place = Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined));
      const { message: _, ...captures } = { ...stated.captures, ...place };
      return [
        toolError(lines, index, {
          severity: isWarning(groups.level) ? 'warning' : 'error',
          captures,
          category: categoryOf?.(groups) ?? stated.category ?? category,
        }),
      ];
    }
    return [];
  });
