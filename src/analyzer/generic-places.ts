import type { ToolError } from './analysis.ts';
import { judgeWording } from './judge-wording.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';

const FILE = String.raw`(?<file>(?:[A-Za-z]:)?[^\s:()"'\x60]*[\w)\]]\.\w{1,12}|(?:\./|/|\w+/)[^\s:()"'\x60]+|[A-Z]\w*file)`;
const LEVEL =
  '(?<level>[Ff]atal(?: [Ee]rror)?|FATAL|[Ee]rror|ERROR|[Ww]arning|WARNING|WARN|[Nn]ote|[Ii]nfo|style|refactor|convention)';
const RULE = String.raw`[\w@/-]+\d*`;

/** `file:line:col: error: message` and its relatives, which compilers, linters and checkers of many languages print. */
const FORMS: readonly ProblemForm[] = [
  {
    pattern: new RegExp(
      String.raw`^${FILE}[:(](?<line>\d+)(?:[:,] ?(?<column>\d+))?\)?:? ?-? ?${LEVEL}(?: ?\[?(?<code>[A-Z]{1,6}-?\d{2,5})\]?)?: (?<message>.+)$`,
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
/** RuboCop and its like: `C: Style/StringLiterals: message`; shellcheck's and markdownlint's codes come first, too. */
const LEADING_RULE =
  /^(?:[CWEFR]: )?(?:\[Corrected\] )?(?<rule>[A-Z]\w+\/[\w/]+|[A-Z]{2,4}\d{3,4}(?:\/[\w-]+)?)(?: (?:error|warning|info|style))?:? /;

/** A finding that carries the code of a rule is a linter's, unless its message is about something else. */
const judge = (error: ToolError): ToolError => {
  const message = messageOf(error.root);
  const rule =
    error.captures.code ?? TRAILING_RULE.exec(message)?.groups?.rule ?? LEADING_RULE.exec(message)?.groups?.rule;
  const judged = judgeWording(
    message,
    rule,
    error.category === 'lint' || error.category === 'runtime' ? error.category : 'build',
  );
  const isStyle =
    rule !== undefined && (judged.category !== 'syntax' || NAMED_RULE.test(message)) && judged.category !== 'import';
  return {
    ...error,
    captures: { ...judged.captures, ...error.captures, ...(rule ? { code: rule } : {}) },
    category: isStyle && (LINTER_CODE.test(rule) || NAMED_RULE.test(message)) ? 'lint' : judged.category,
  };
};
/** yamllint and its like put the rule behind two blanks. */
const NAMED_RULE = / {2}\([\w-]+\)$/;
const LINTER_CODE = /^(?:[A-Z]{2,4}\d{3,5}|[A-Z]\w+\/[\w/]+|[a-z]\w*(?:[-/.][\w-]+)+|[A-Z]{2,4}\d{3,4}\/[\w-]+)$/;

/** The text behind the place. */
const messageOf = (root: string): string =>
  root.replace(
    /^\S+?[:(]\d+(?:[:,]\d+)?\)?:? ?(?:- )?(?:(?:fatal )?(?:error|warning|Error|Warning|ERROR|WARNING|note|info|style): ?)?/,
    '',
  );

/** Problems that name their place in a file, of tools that nobody reads specially. */
export const readPlaces = (lines: readonly string[]): ToolError[] =>
  problemLines(lines, FORMS)
    .filter((error) => error.location && !isForeignPath(error.location.file) && !/^\d+:|^https?:/.test(error.root))
    .map(judge);
