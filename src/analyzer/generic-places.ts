import type { ToolError } from './analysis.ts';
import { errnoCategory } from './facts/errno-facts.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';

const FILE = String.raw`(?<file>(?:[A-Za-z]:)?[^\s:()"'\x60]*[\w)\]]\.\w{1,12}|(?:\./|/|\w+/)[^\s:()"'\x60]+)`;
const LEVEL =
  '(?<level>[Ff]atal(?: [Ee]rror)?|FATAL|[Ee]rror|ERROR|[Ww]arning|WARNING|WARN|[Nn]ote|[Ii]nfo|style|refactor|convention)';
const RULE = String.raw`[\w@/-]+\d*`;

/** `file:line:col: error: message` and its relatives, which compilers, linters and checkers of many languages print. */
const FORMS: readonly ProblemForm[] = [
  {
    pattern: new RegExp(
      String.raw`^${FILE}[:(](?<line>\d+)(?:[:,](?<column>\d+))?\)?:? ?-? ?${LEVEL}(?: ?\[?(?<code>[A-Z]{1,6}-?\d{2,5})\]?)?: (?<message>.+)$`,
    ),
    category: 'build',
  },
  {
    pattern: new RegExp(
      String.raw`^${LEVEL}(?:\[(?<code>${RULE})\])?:? (?:in |at )?${FILE}:(?<line>\d+)(?::(?<column>\d+))?:? ?(?<message>.*)$`,
    ),
    category: 'build',
  },
  {
    pattern: new RegExp(
      String.raw`^${FILE}:(?<line>\d+)(?::(?<column>\d+))?:? (?:\[?(?<code>[A-Z]{1,6}-?\d{2,5}|[a-z]+(?:-[a-z]+)+)\]?:? )?(?<message>\S.*)$`,
    ),
    category: 'lint',
  },
  {
    pattern:
      /^(?<message>\S.*?) \(?(?:at|in) (?:file )?["']?(?<file>[^\s"':()]+\.\w{1,12})["']?(?::|,? (?:on )?line )(?<line>\d+)(?:(?::|,? col(?:umn)? )(?<column>\d+))?\)?\.?$/,
    category: 'runtime',
  },
];
const TRAILING_RULE = /(?: \[|\()(?<rule>[\w./@-]+)[\])]$/;

/** A finding that carries the code of a rule is a linter's, unless its message is about something else. */
const judge = (error: ToolError): ToolError => {
  const rule = error.captures.code ?? TRAILING_RULE.exec(error.root)?.groups?.rule;
  const isRule = rule !== undefined && (/^[A-Z]+-?\d+$/.test(rule) || rule.includes('-'));
  return {
    ...error,
    captures: { ...error.captures, ...(rule ? { code: rule } : {}) },
    category: isRule ? 'lint' : (errnoCategory(error.root) ?? error.category ?? 'build'),
  };
};

/** Problems that name their place in a file, of tools that nobody reads specially. */
export const readPlaces = (lines: readonly string[]): ToolError[] =>
  problemLines(lines, FORMS)
    .filter((error) => error.location && !isForeignPath(error.location.file) && !/^\d+:|^https?:/.test(error.root))
    .map(judge);
