import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { readCargoJson } from './cargo-json.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { toolError } from './reading/tool-error.ts';
import { readRustTests } from './rust-tests.ts';
import { readRustcDiagnostics } from './rustc-diagnostics.ts';

const RESULT =
  /^test result: (?<result>ok|FAILED)\. (?<passed>\d+) passed; (?<failed>\d+) failed; (?<ignored>\d+) ignored/;
const NEXTEST =
  /^\s+Summary \[.*\] +\d+(?:\/\d+)? tests? run: (?<passed>\d+) passed(?:.*?, (?<failed>\d+) failed)?(?:.*?, (?<ignored>\d+) skipped)?/;
const FAILED_TEST = /^(?:test (?<test>.+?)(?: - should panic)? \.\.\. FAILED|(?<quiet>\S+) --- FAILED)$/;
const GENERATED =
  /^warning: `(?<package>[^`]+)` \((?<target>[^)]*)\) generated (?<number>\d+) warnings?.*?(?:run `(?<command>cargo [^`]+)` to apply (?<fixable>\d+))?\)?$/;
const FINISHED = /^\s+Finished /;
const FAILED =
  /^(?:error: could not compile|error: aborting due to|error: test failed|error: linking with|error: failed to |error\[E\d{4}\]: )/;
const BUILT = '{"reason":"build-finished","success":true';
const FORMAT_DIFF = /^Diff in (?<file>.+?)(?:(?: at line |:)(?<line>\d+))?:$/;

const add = (counts: Record<string, number>, name: string, value: string | undefined): void => {
  if (value !== undefined) counts[name] = (counts[name] ?? 0) + Number(value);
};

/** Does cargo start a program whose output is mixed in? Then an `error:` may be the program's own. */
const runsProgram = (command: string | undefined): boolean =>
  /\bcargo\s+(?:\+\S+\s+)?(?:run|r|bench|xtask)\b/.test(command ?? '');

/** The list below the last `failures:`, which is all that the end of a cut output says about the failed tests. */
const listedTests = (lines: readonly string[]): ToolError[] => {
  const list = lines.lastIndexOf('failures:');
  if (list < 0 || !lines.some((line, index) => index > list && RESULT.exec(line)?.groups?.result === 'FAILED'))
    return [];
  const names = lines.slice(list + 1).findIndex((line) => !/^ {4}\S+$/.test(line));
  return lines
    .slice(list + 1, list + 1 + Math.max(names, 0))
    .map((line, offset) => toolError(lines, list + 1 + offset, { captures: { test: line.trim() }, category: 'test' }));
};

const readSummary = (lines: readonly string[], analysis: Analysis): void => {
  const { counts } = analysis;
  lines.forEach((line, index) => {
    const result = RESULT.exec(line)?.groups ?? (line.includes('Summary [') ? NEXTEST.exec(line)?.groups : undefined);
    if (result) for (const name of ['passed', 'failed', 'ignored']) add(counts, name, result[name]);
    const failed = FAILED_TEST.exec(line)?.groups;
    const name = failed?.test ?? failed?.quiet;
    if (name && !analysis.failedTests.includes(name)) analysis.failedTests.push(name);
    const generated = GENERATED.exec(line)?.groups;
    if (generated) {
      add(counts, 'fixable', generated.fixable);
      for (const error of analysis.errors)
        if (error.severity === 'warning' && error.line <= index && !error.captures.package) {
          error.captures.package = generated.package;
          if (generated.command) error.captures.command = generated.command;
        }
    }
    const diff = FORMAT_DIFF.exec(line);
    if (diff) analysis.errors.push(toolError(lines, index, { captures: diff.groups ?? {}, category: 'format' }));
  });
};

const read = (lines: readonly string[], command: string | undefined): Analysis => {
  const analysis = newAnalysis('cargo');
  const json = readCargoJson(lines);
  analysis.suggestions = json.suggestions;
  const strict = runsProgram(command) || !/\b(?:cargo|rustc|rustup)\b/.test(command ?? '');
  const diagnostics = [...json.errors, ...readRustcDiagnostics(lines, strict)];
  const tests = readRustTests(lines, runsProgram(command)).filter(
    ({ line }) => !diagnostics.some(({ span }) => line > span[0] && line <= span[1]),
  );
  analysis.errors = [...diagnostics, ...tests];
  if (analysis.errors.every((error) => error.consequence)) analysis.errors.push(...listedTests(lines));
  readSummary(lines, analysis);
  analysis.errors.sort((a, b) => a.line - b.line);
  const inCode = analysis.errors.filter((error) => !error.consequence && !tests.includes(error));
  const number = (severity: string): number => inCode.filter((error) => error.severity === severity).length;
  if (number('error') > 0) analysis.counts.errors = number('error');
  if (number('warning') > 0) analysis.counts.warnings = number('warning');
  const failed =
    number('error') > 0 ||
    (analysis.counts.failed ?? 0) > 0 ||
    lines.some((line) => FAILED.test(line)) ||
    (tests.length > 0 && analysis.failedTests.length > 0);
  const passed =
    analysis.counts.passed !== undefined || lines.some((line) => FINISHED.test(line) || line.startsWith(BUILT));
  analysis.verdict = failed ? 'failed' : passed ? 'passed' : null;
  return analysis;
};

/** Reads rustc and cargo output, as text or `--message-format=json`: diagnostics, cargo's own errors, tests and panics. */
export const cargo: Analyzer = {
  name: 'cargo',
  recognises: (text, command) =>
    text.shows(/^(?:error|warning)(?:\[E\d{4}\])?: .*\n[ \t]*--> /m) ||
    text.shows(
      /^error\[E\d{4}\]: |^(?:error|warning): could not compile `|^test result: |"\$?message_type":"diagnostic"|"reason":"compiler-/m,
    ) ||
    text.shows(/^[ \t]*thread '[^']*'(?: \(\d+\))? panicked at /m) ||
    text.shows(/^---- \S+ stdout ----$/m) ||
    (/\b(?:cargo|rustc|rustfmt|rustup)\b/.test(command ?? '') &&
      text.shows(/^(?:error|warning|Error: |Diff in|test |[ \t]+(?:Compiling|Checking|Finished|Summary))/m)),
  read,
};
