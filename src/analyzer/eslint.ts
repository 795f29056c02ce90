import type { Category } from '../pattern/pattern.ts';
import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { readEslintJson } from './eslint-json.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import type { MatchGroups } from './reading/pick-captures.ts';
import type { Fact } from './reading/stated-facts.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

const STYLISH_FILE = /^(?:\/|[A-Za-z]:\\|(?:\.{1,2}\/)?[\w@~-])[^\n:|│✖]*\.\w{1,10}$/;
const STYLISH =
  /^\s+(?<line>\d+):(?<column>\d+)\s+(?<level>error|warning)\s+(?<message>\S.*?)(?:\s{2,}(?<code>@?[\w/-]+))?\s*$/;
/** Next.js: the file, then `1:2  Error: message  rule`. */
const NEXT =
  /^(?<line>\d+):(?<column>\d+) {2}(?<level>Error|Warning): (?<message>\S.*?)(?:\s{2,}(?<code>@?[\w/-]+))?\s*$/;
const UNIX =
  /^(?<file>[^\s:][^:\n]*|[A-Za-z]:\\[^:\n]+):(?<line>\d+):(?<column>\d+): (?<message>.+?) \[(?<level>Error|Warning)(?:\/(?<code>[^\]]+))?\]$/;
const COMPACT =
  /^(?<file>\S.*?): line (?<line>\d+), col (?<column>\d+), (?<level>Error|Warning) - (?<message>.+?)(?: \((?<code>[^()]+)\))?$/;
const TOTAL = /^✖ (?<problems>\d+) problems? \((?<errors>\d+) errors?, (?<warnings>\d+) warnings?\)/;
const FIXABLE = /^\s+(?<errors>\d+) errors? and (?<warnings>\d+) warnings? potentially fixable/;
const TOO_MANY = /^ESLint found too many warnings \(maximum: \d+\)/;

const FACTS: readonly Fact[] = [
  { pattern: /^Parsing error: /, category: 'syntax' },
  { pattern: /^['"`](?<symbol>[^'"`]+)['"`] (?:is|was|has|must|should|import|cannot)/ },
  { pattern: /Unable to resolve path to module '(?<module>[^']+)'/, category: 'import' },
  { pattern: /^(?<symbol>\w+) not found in '(?<module>[^']+)'/, category: 'import' },
  { pattern: /Definition for rule '(?<symbol>[^']+)' not found/, category: 'config' },
  { pattern: /['`](?<symbol>[\w$@./-]+)['`]/ },
];

/** A rule that ESLint reports. Parsing errors and unresolved imports are not a matter of taste. */
export const lintError = (lines: readonly string[], index: number, groups: MatchGroups): ToolError => {
  const stated: { captures: object; category?: Category } = statedFacts(groups.message ?? '', FACTS);
  return toolError(lines, index, {
    severity: /^warning$/i.test(groups.level ?? '') ? 'warning' : 'error',
    captures: { ...stated.captures, file: groups.file, line: groups.line, column: groups.column, code: groups.code },
    category: stated.category ?? 'lint',
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('eslint');
  let file: string | undefined;
  lines.forEach((line, index) => {
    const total = TOTAL.exec(line)?.groups ?? undefined;
    if (total) {
      analysis.counts.errors = (analysis.counts.errors ?? 0) + Number(total.errors);
      analysis.counts.warnings = (analysis.counts.warnings ?? 0) + Number(total.warnings);
    }
    const fixable = FIXABLE.exec(line)?.groups;
    if (fixable) analysis.counts.fixable = Number(fixable.errors) + Number(fixable.warnings);
    if (STYLISH_FILE.test(line) && [STYLISH, NEXT].some((form) => form.test(lines[index + 1] ?? '')))
      file = line.trim();
    if (TOO_MANY.test(line)) {
      const first = analysis.errors[0];
      analysis.errors.push(
        toolError(lines, index, {
          captures: { code: first?.captures.code, file: first?.captures.file },
          category: 'lint',
        }),
      );
    }
    const stylish = (STYLISH.exec(line) ?? NEXT.exec(line))?.groups;
    const groups = stylish ? { file, ...stylish } : (UNIX.exec(line)?.groups ?? COMPACT.exec(line)?.groups);
    if (groups) analysis.errors.push(lintError(lines, index, stylish ? { ...stylish, file } : groups));
  });
  analysis.errors.push(...readEslintJson(lines));
  const errors = analysis.errors.filter((error) => error.severity === 'error').length;
  if (analysis.errors.length > 0) {
    analysis.counts.errors ??= errors;
    analysis.counts.warnings ??= analysis.errors.length - errors;
  }
  if (errors > 0 || (analysis.counts.errors ?? 0) > 0) analysis.verdict = 'failed';
  else if (analysis.counts.errors === 0) analysis.verdict = 'passed';
  return analysis;
};

/** Reads ESLint (and linters that print like it: stylelint, oxlint in part), formats stylish, unix, compact and json. */
export const eslint: Analyzer = {
  name: 'eslint',
  recognises: (text, command) =>
    text.shows(/^[ \t]+\d+:\d+ +(?:error|warning) {2}/m) ||
    text.shows(/^✖ \d+ problems? \(\d+ errors?/m) ||
    text.shows(/^\d+:\d+ {2}(?:Error|Warning): \S.* {2}@?[\w/-]+$/m) ||
    text.shows(/ \[(?:Error|Warning)\/[\w@/-]+\]$/m) ||
    text.shows(/: line \d+, col \d+, (?:Error|Warning) - /) ||
    text.includes('ESLint found too many warnings') ||
    (text.includes('"messages":[') && text.includes('"ruleId"')) ||
    (/\beslint\b/.test(command ?? '') && text.shows(/^\d+ problems?$/m)),
  read,
};
