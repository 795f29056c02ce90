import type { Category } from '../pattern/pattern.ts';
import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const byCode = (code: string | undefined): Category | undefined => {
  if (!code) return undefined;
  if (/^(?:CS0103|CS0117|CS1061|CS0119|CS0426|BC30451|FS0039)$/.test(code)) return 'name';
  if (/^(?:CS0246|CS0234|CS0400)$/.test(code)) return 'import';
  if (/^CS(?:1001|1002|1003|1010|1012|1022|1026|1513|1514|1519|1525|1529|1585|1597|1733|8124|8641)$/.test(code))
    return 'syntax';
  if (/^(?:CS0534|CS0535|CS0738|CS0115)$/.test(code)) return 'trait';
  if (/^CS(?:0168|0219|0649|8600|8601|8602|8603|8604|8618|0618)$|^(?:CA|IDE|SA|S)\d{4}$/.test(code)) return 'lint';
  if (/^(?:NU1101|NU1102|NU1103|NU1605|NU1100|NU1107|NU1108)$/.test(code)) return 'dependency';
  if (/^NU1301$/.test(code)) return 'network';
  if (/^(?:NU1202|NETSDK1045|CS8107|CS8652|CS8773|CS9202)$/.test(code)) return 'version';
  if (/^MSB(?:1003|1009|1011)$/.test(code)) return 'file_not_found';
  if (/^(?:MSB|NETSDK|NU)/.test(code)) return 'config';
  return undefined;
};

const FACTS: readonly Fact[] = [
  { pattern: /^The name '(?<symbol>[^']+)' does not exist/ },
  {
    pattern:
      /^The type or namespace name '(?<symbol>[^']+)' (?:could not be found|does not exist in the namespace '(?<module>[^']+)')/,
  },
  { pattern: /^'(?<type>[^']+)' does not contain a definition for '(?<symbol>[^']+)'/ },
  { pattern: /^Cannot implicitly convert type '(?<actual>[^']+)' to '(?<expected>[^']+)'/ },
  { pattern: /cannot convert from '(?<actual>[^']+)' to '(?<expected>[^']+)'/ },
  { pattern: /^'(?<type>[^']+)' does not implement (?:interface|inherited abstract) member '(?<symbol>[^']+)'/ },
  { pattern: /^Unable to find (?:a stable )?package (?<package>[\w.-]+)/ },
  { pattern: /^The variable '(?<symbol>[^']+)'/ },
  { pattern: /'(?<symbol>[\w.]+)'/ },
];
const FORMS: readonly ProblemForm[] = [
  {
    pattern:
      /^\s*(?<file>(?:[A-Za-z]:)?[^\s(:][^(:\n]*)\((?<line>\d+),(?<column>\d+)(?:,\d+,\d+)?\): (?<level>error|warning) (?<code>[A-Z]{2,}\d{3,5}): (?<message>.+?)(?: \[[^\]]+proj(?:::[^\]]*)?\])?$/,
    facts: FACTS,
    category: 'type',
    categoryOf: ({ code }) => byCode(code),
  },
  {
    pattern:
      /^\s*(?:(?<file>(?:[A-Za-z]:)?[^\s:][^:\n]*?)(?:\((?<line>\d+)\))? ?: )?(?<level>error|warning) (?<code>(?:CS|NU|MSB|NETSDK|FS|BC|CA|IDE)\d{3,5}): (?<message>.+?)(?: \[[^\]]+proj(?:::[^\]]*)?\])?$/,
    facts: FACTS,
    category: 'build',
    categoryOf: ({ code }) => byCode(code),
  },
];
const FAILED = /^\s+(?:Failed|X) (?<test>\S.*?)(?: \[[<\d., ]+ ?m?s\])?$/;
const TOTAL = /^(?:Failed!|Passed!)\s+- Failed:\s+(?<failed>\d+), Passed:\s+(?<passed>\d+), Skipped:\s+(?<skipped>\d+)/;
const UNHANDLED = /^Unhandled exception\. (?<message>.+)$/;
const FRAME = /^\s+at .+ in (?<file>(?:[A-Za-z]:)?[^:]+):line (?<line>\d+)/;

const RUNTIME: readonly Fact[] = [
  { pattern: /FileNotFoundException: .*'(?<file>[^']+)'/, category: 'file_not_found' },
  { pattern: /DirectoryNotFoundException: .*'(?<file>[^']+)'/, category: 'file_not_found' },
  { pattern: /UnauthorizedAccessException: .*'(?<file>[^']+)'/, category: 'permission' },
  { pattern: /(?:Assert\.\w+\(\) Failure|Assert\.\w+ failed|Expected:|But was:|Should)/, category: 'assertion' },
  { pattern: /TimeoutException|TaskCanceledException/, category: 'timeout' },
  { pattern: /Connection refused|SocketException/, category: 'connection' },
  { pattern: /InvalidCastException/, category: 'type' },
  { pattern: /OutOfMemoryException/, category: 'memory' },
  { pattern: /JsonException|JsonReaderException/, category: 'json' },
  { pattern: /(?:SqlException|NpgsqlException|DbUpdateException)/, category: 'database' },
  { pattern: /Exception\b/, category: 'runtime' },
];

/** A block of a failed test, or an unhandled exception: the message line, and the first frame with a file. */
const blockError = (lines: readonly string[], start: number, root: number, test: string | undefined): ToolError => {
  let end = root;
  let frame: { file: string; line: number } | undefined;
  for (let i = root; i < lines.length && i < root + 40; i += 1) {
    const line = lines[i] ?? '';
    if (i > root && (FAILED.test(line) || TOTAL.test(line))) break;
    const groups = FRAME.exec(line)?.groups;
    if (groups?.file) frame ??= { file: groups.file, line: Number(groups.line) };
    if (line.trim() !== '') end = i;
  }
  const text = lines
    .slice(root, root + 3)
    .map((line) => line.trim())
    .join('\n');
  const { captures, category } = statedFacts(text, RUNTIME);
  const value = (name: string): string | undefined =>
    lines
      .slice(root, end + 1)
      .map((line) => new RegExp(`^\\s*${name}:\\s+(.+)$`).exec(line)?.[1])
      .find((each) => each);
  return toolError(lines, root, {
    span: [start + 1, end + 1],
    captures: {
      ...withPlace(captures, frame),
      ...(test ? { expected: value('Expected'), actual: value('Actual') ?? value('But was') } : {}),
      test,
    },
    category: category ?? (test ? 'assertion' : 'runtime'),
    ...(frame ? { location: frame } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('dotnet');
  const seen = new Set<string>();
  analysis.errors = problemLines(lines, FORMS).filter((error) => !seen.has(error.root) && seen.add(error.root));
  lines.forEach((line, index) => {
    const failed = /^\s+Error Message:\s*$/.test(lines[index + 1] ?? '') ? FAILED.exec(line)?.groups?.test : undefined;
    if (failed) {
      analysis.errors.push(blockError(lines, index, Math.min(index + 2, lines.length - 1), failed.split('.').at(-1)));
      analysis.failedTests.push(failed);
    }
    if (UNHANDLED.test(line)) {
      analysis.errors.push(blockError(lines, index, index, undefined));
      analysis.verdict = 'failed';
    }
    const total = TOTAL.exec(line)?.groups;
    if (total)
      for (const [name, value] of Object.entries(total))
        analysis.counts[name] = (analysis.counts[name] ?? 0) + Number(value);
    if (/^Build FAILED\.|^Failed! {2}- |^Test Run Failed/.test(line)) analysis.verdict = 'failed';
    else if (/^(?:Build succeeded\.|Passed! {2}- )/.test(line)) analysis.verdict ??= 'passed';
  });
  analysis.errors.sort((a, b) => a.line - b.line);
  if (analysis.errors.some((error) => error.severity === 'error')) analysis.verdict = 'failed';
  return analysis;
};

/** Reads the .NET SDK: C#, F# and VB compilers, NuGet, MSBuild, tests, unhandled exceptions. */
export const dotnet: Analyzer = {
  name: 'dotnet',
  recognises: (text) =>
    text.shows(
      /(?:error|warning) (?:CS|NU|MSB|NETSDK|FS|BC)\d{3,5}: |^Unhandled exception\. |^(?:Failed|Passed)! {2}- Failed: |^Build (?:FAILED|succeeded)\.$/m,
    ),
  read,
};
