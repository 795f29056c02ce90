import type { FileProblem } from '../problem.ts';
import { nameGroups } from './name-groups.ts';
import { categoryOf, type PatternEntry, slug } from './pattern-entry.ts';

/** One line of a problem matcher: a regex and which of its groups means what. VS Code and GitHub share this shape. */
interface MatcherLine {
  regexp: string;
  file?: number;
  line?: number;
  column?: number;
  message?: number;
  code?: number;
  severity?: number;
  fromPath?: number;
  /** VS Code: `line`, `line,column` or a range in one group. */
  location?: number;
  loop?: boolean;
}

type Raw = Record<string, unknown>;
type Report = (entry: string | null, field: string | null, message: string) => void;

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** Every object in a document that looks like a problem matcher: GitHub's file, tasks.json, a package.json that contributes some. */
export function findMatchers(document: unknown): Raw[] {
  if (!isObject(document)) return [];
  if (isObject(document.contributes)) return findMatchers({ problemMatcher: document.contributes.problemMatchers });
  const own = listOf(document.problemMatcher ?? document.problemMatchers);
  const tasks = listOf(document.tasks).flatMap((task) => (isObject(task) ? listOf(task.problemMatcher) : []));
  const found = [...own, ...tasks].filter(isObject);
  return found.length === 0 && document.pattern !== undefined && document.error_regex === undefined
    ? [document]
    : found;
}

/** The patterns of problem matchers. What cannot be read is reported and left out. */
export function importMatchers(matchers: readonly Raw[], file: string, problems: FileProblem[]): PatternEntry[] {
  const ids = new Map<string, number>();
  return matchers.flatMap((matcher, index) => {
    const owner = [matcher.name, matcher.owner, matcher.source].find((name) => typeof name === 'string');
    const name = typeof owner === 'string' ? owner : `matcher ${index + 1}`;
    const report: Report = (entry, field, message) => problems.push({ file, entry, field, message, level: 'error' });
    const regex = regexOf(matcher.pattern, name, report);
    if (regex === null) return [];
    const times = (ids.get(name) ?? 0) + 1;
    ids.set(name, times);
    const warning = matcher.severity === 'warning' || matcher.severity === 'info';
    return {
      id: `${slug(name)}/problem${times > 1 ? `-${times}` : ''}`,
      title: `Problem reported by ${name}`,
      error_regex: regex,
      category: categoryOf(name),
      severity: warning ? 'low' : 'high',
      ...(regex.includes('(?<message>') ? { summary: '${message}' } : {}),
      ...(warning ? { notice: true } : {}),
      generic: true,
    } satisfies PatternEntry;
  });
}

function regexOf(pattern: unknown, name: string, report: Report): string | null {
  if (typeof pattern === 'string' || (Array.isArray(pattern) && pattern.some((line) => typeof line === 'string'))) {
    report(name, 'pattern', `\`${String(pattern)}\` is defined elsewhere; only patterns written out can be imported`);
    return null;
  }
  const lines = listOf(pattern).filter(
    (line): line is Raw & MatcherLine => isObject(line) && typeof line.regexp === 'string',
  );
  if (lines.length === 0) {
    report(name, 'pattern', 'has no regexp');
    return null;
  }
  const used = new Set<string>();
  const parts = lines.map((line) => oneLine(line, used));
  const wrong = parts.indexOf(null);
  if (wrong >= 0) {
    report(name, `pattern.${wrong}.regexp`, `not a valid regular expression: ${lines[wrong]?.regexp}`);
    return null;
  }
  // The last line may repeat under one heading: any number of its like may stand between.
  const gap = lines.at(-1)?.loop ? '\\n(?:[^\\n]*\\n){0,50}?' : '\\n';
  return parts.slice(0, -1).join('\\n') + (parts.length > 1 ? gap : '') + (parts.at(-1) ?? '');
}

function oneLine(line: MatcherLine, used: Set<string>): string | null {
  const names = new Map<number, string>();
  const meaning = {
    file: line.file,
    line: line.line ?? line.location,
    column: line.column,
    code: line.code,
    message: line.message,
  };
  for (const [name, group] of Object.entries(meaning)) {
    if (typeof group !== 'number' || group < 1 || used.has(name)) continue;
    names.set(group, name);
    used.add(name);
  }
  return nameGroups(line.regexp, names);
}
