import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const RAISED = /^\*\* \((?<name>[\w.]+)\) (?<message>.+)$/;
const FRAME = /^\s+(?:\([\w.-]+(?: [\w.-]+)?\) )?(?<file>[\w./-]+\.exs?):(?<line>\d+): /;
const COMPILE = /^\s*(?<level>error|warning): (?<message>.+)$/;
const PLACE = /^\s*(?:└─ )?(?<file>[\w./-]+\.exs?):(?<line>\d+)(?::(?<column>\d+))?/;
const ITEM = /^\s{2}(?<number>\d+)\) (?:test|property|doctest) (?<test>.+) \((?<module>[\w.]+)\)$/;
const TOTAL =
  /^(?:\d+ (?:doctests?|properties), )*(?<tests>\d+) tests?, (?<failures>\d+) failures?(?:, \d+ invalid)?(?:, (?<excluded>\d+) excluded)?(?:, (?<skipped>\d+) skipped)?/;

const FACTS: readonly Fact[] = [
  { pattern: /Could not find a Mix\.Project/, category: 'config' },
  { pattern: /The task "(?<command>[^"]+)" could not be found/, category: 'usage' },
  { pattern: /function (?<symbol>[\w.!?]+\/\d+) is undefined/, category: 'name' },
  { pattern: /undefined (?:function|variable) "?(?<symbol>[\w.!?]+(?:\/\d+)?)"?/, category: 'name' },
  { pattern: /(?:module (?<module>[\w.]+) is not (?:loaded|available)|cannot find module)/, category: 'import' },
  {
    pattern: /no match of right hand side value|no function clause matching|no case clause matching/,
    category: 'runtime',
  },
  {
    pattern:
      /could not compile dependency :(?<package>\w+)|Unchecked dependencies|the dependency is not available|Can't continue due to errors on dependencies/,
    category: 'dependency',
  },
  { pattern: /could not (?:read file|stream) "(?<file>[^"]+)": no such file/, category: 'file_not_found' },
  {
    pattern:
      /(?:SyntaxError|TokenMissingError|MismatchedDelimiterError|syntax error before|unexpected token|missing terminator)/,
    category: 'syntax',
  },
  { pattern: /(?:Postgrex|DBConnection|Ecto)/, category: 'database' },
  { pattern: /econnrefused|connection refused/, category: 'connection' },
  { pattern: /ArgumentError|ArithmeticError|KeyError/, category: 'runtime' },
];

const raised = (lines: readonly string[], index: number, groups: Record<string, string | undefined>): ToolError => {
  let place: { file: string; line: number } | undefined;
  let end = index;
  for (let i = index + 1; i < lines.length && i < index + 40 && /^\s/.test(lines[i] ?? ''); i += 1) {
    end = i;
    const frame = FRAME.exec(lines[i] ?? '')?.groups;
    if (frame?.file && !place && !isForeignPath(frame.file) && !/\((?:elixir|stdlib|mix|ex_unit) /.test(lines[i] ?? ''))
      place = { file: frame.file, line: Number(frame.line) };
  }
  const inMessage = /(?<file>[\w./-]+\.exs?):(?<line>\d+)/.exec(groups.message ?? '')?.groups;
  if (inMessage?.file && /Compile|Syntax|Token|Mismatched/.test(groups.name ?? ''))
    place = { file: inMessage.file, line: Number(inMessage.line) };
  const { captures, category } = statedFacts(`${groups.name}: ${groups.message}`, FACTS);
  const missing = /mix\.exs/.test(groups.message ?? '') ? { file: 'mix.exs' } : {};
  return toolError(lines, index, {
    span: [index + 1, end + 1],
    captures: withPlace({ ...missing, ...captures }, place),
    category: category ?? 'runtime',
    ...(place ? { location: place } : {}),
  });
};

/** A failed ExUnit test: place, then what did not hold. */
const failed = (lines: readonly string[], index: number, test: string | undefined): ToolError => {
  const place = PLACE.exec(lines[index + 1] ?? '')?.groups;
  let root = index + 2;
  while (root < lines.length - 1 && (lines[root] ?? '').trim() === '') root += 1;
  const near = lines.slice(root, root + 10);
  const side = (name: string): string | undefined =>
    near.map((line) => new RegExp(`^\\s+${name}: +(.+)$`).exec(line)?.[1]).find((value) => value);
  const text = (lines[root] ?? '').trim();
  const thrown = RAISED.exec(text)?.groups;
  const stated = thrown
    ? statedFacts(`${thrown.name}: ${thrown.message}`, FACTS)
    : { captures: {}, category: undefined };
  return toolError(lines, Math.min(root, lines.length - 1), {
    span: [index + 1, Math.min(root + 1, lines.length)],
    captures: {
      file: place?.file,
      line: place?.line,
      actual: side('left'),
      expected: side('right'),
      ...stated.captures,
      test,
    },
    category: thrown ? (stated.category ?? 'runtime') : /timed out after/.test(text) ? 'timeout' : 'assertion',
    ...(place?.file ? { location: { file: place.file, line: Number(place.line) } } : {}),
  });
};

const compiled = (
  lines: readonly string[],
  index: number,
  groups: Record<string, string | undefined>,
): ToolError | null => {
  const at = lines
    .slice(index + 1, index + 12)
    .map((line) => PLACE.exec(line)?.groups)
    .find((each) => each);
  if (!at) return null;
  const { captures, category } = statedFacts(groups.message ?? '', FACTS);
  return toolError(lines, index, {
    severity: groups.level === 'warning' ? 'warning' : 'error',
    captures: { ...captures, file: at.file, line: at.line, column: at.column },
    category: category ?? (groups.level === 'warning' ? 'lint' : 'syntax'),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('elixir');
  lines.forEach((line, index) => {
    const compile = COMPILE.exec(line)?.groups;
    const diagnostic = compile ? compiled(lines, index, compile) : null;
    if (diagnostic) analysis.errors.push(diagnostic);
    const groups = RAISED.exec(line)?.groups;
    if (groups) {
      const aftermath = groups.name === 'CompileError' && /cannot compile module/.test(groups.message ?? '');
      analysis.errors.push({ ...raised(lines, index, groups), ...(aftermath ? { consequence: true } : {}) });
    }
    const item = ITEM.exec(line)?.groups;
    if (item?.test) {
      analysis.errors.push(failed(lines, index, item.test));
      analysis.failedTests.push(`${item.module} ${item.test}`);
    }
    const total = TOTAL.exec(line)?.groups;
    if (total) {
      const failures = Number(total.failures);
      analysis.counts = {
        passed: Number(total.tests) - failures - Number(total.skipped ?? 0),
        failed: failures,
        skipped: Number(total.skipped ?? 0),
      };
      analysis.verdict = failures > 0 ? 'failed' : 'passed';
      analysis.extent = [1, index + 1];
    }
  });
  if (analysis.errors.some((error) => error.severity === 'error')) analysis.verdict = 'failed';
  return analysis;
};

/** Reads Elixir: exceptions, the compiler, Mix, ExUnit. */
export const elixir: Analyzer = {
  name: 'elixir',
  recognises: (text) =>
    text.shows(
      /^\*\* \([\w.]+\) |\.exs?:\d+(?::\d+)?: |^[ \t]{2}\d+\) (?:test|property|doctest) .+ \([\w.]+\)$|^== Compilation error in file /m,
    ),
  read,
};
