import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { GO_FACTS, GO_RUNTIME_FACTS } from './facts/go-facts.ts';
import { goLines } from './go-lines.ts';
import { readGoTests } from './go-tests.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

const FORMS: readonly ProblemForm[] = [
  {
    // golangci-lint, staticcheck, revive
    pattern:
      /^(?<file>[^\s:][^:\n]*\.go):(?<line>\d+):(?<column>\d+): (?<message>.+?) \((?<code>[a-z][\w-]*|[A-Z]{1,3}\d{4})\)$/,
    facts: GO_FACTS.filter((fact) => fact.category !== 'type'),
    category: 'lint',
  },
  {
    pattern: /^(?<vet>vet: )?(?<file>[^\s:][^:\n]*\.go):(?<line>\d+):(?:(?<column>\d+):)? (?<message>\S.*)$/,
    facts: GO_FACTS,
    category: 'type',
  },
];
const GO_SAYS =
  /^go(?: (?:build|run|test|get|mod|install|vet|list|work))?: (?<message>(?!downloading|finding|extracting|found|added|upgraded|creating|to add|warning|updating|copying|removed|downgraded).+)$/;
const NO_FILES =
  /^(?:package (?<package>\S+): )?(?:no Go files in (?<path>\S+)|build constraints exclude all Go files in (?<file>\S+))/;
const CYCLE = /^\s*(?:package|imports) (?<module>\S+): import cycle not allowed/;
const REQUIRES = /^note: module requires Go (?<version>[\d.]+)/;
const LOGGED = /^\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}(?:\.\d+)? (?<message>.+)$/;
const PACKAGE = /^(?<result>ok|FAIL|---)\s+\t?(?<package>[\w./~-]+)(?:\t| \[)/;

/** Names differ by version (`x declared but not used`, `declared and not used: x`): one name for both. */
const oneName = (error: ToolError): ToolError => {
  const { captures } = error;
  if (captures.member && (!captures.symbol || /undefined \(type/.test(error.root))) {
    captures.symbol = captures.member;
    delete captures.member;
  }
  if (captures.package && /imported/.test(error.root)) {
    captures.module = captures.package;
    delete captures.package;
  }
  return error;
};

/** `go vet` findings stand under `# package` without a compiler's wording. */
const isVet = (command: string | undefined): boolean => /\bgo\s+vet\b/.test(command ?? '');

/** `go: a imports` / `\tb imports` / `\tc: cannot find …`: who imports whom; the last line says what is wrong. */
const endOfChain = (lines: readonly string[], start: number): number => {
  let index = start;
  while (/ (?:imports|tested by)$/.test(lines[index] ?? '') && /^\t/.test(lines[index + 1] ?? '')) index++;
  return index;
};

const toolSays = (lines: readonly string[], command: string | undefined): ToolError[] => {
  const errors: ToolError[] = [];
  lines.forEach((line, index) => {
    const says = GO_SAYS.exec(line)?.groups?.message;
    if (says) {
      const nested =
        says.endsWith(':') && /^\t|^\S+\.(?:mod|work|sum):\d+/.test(lines[index + 1] ?? '')
          ? index + 1
          : endOfChain(lines, index);
      const text = lines[nested] ?? '';
      const stated = statedFacts(text, [...GO_RUNTIME_FACTS, ...GO_FACTS]);
      const place = /^\s*(?<file>\S+\.(?:mod|work|sum)):(?<line>\d+)/.exec(text)?.groups;
      errors.push(
        toolError(lines, nested, {
          captures: { ...stated.captures, ...place },
          category: stated.category ?? (place ? 'config' : 'build'),
        }),
      );
    }
    const match = NO_FILES.exec(line) ?? CYCLE.exec(line);
    if (match)
      errors.push(
        toolError(lines, index, {
          captures: match.groups ?? {},
          category: /cycle/.test(line) ? 'import' : 'file_not_found',
        }),
      );
    const network = /: module (?<module>[^\s:]+): Get "(?<url>[^"]+)": (?<message>.+)$/.exec(line)?.groups;
    if (network?.message && !says) {
      const stated = statedFacts(network.message, GO_RUNTIME_FACTS);
      errors.push(
        toolError(lines, index, {
          captures: { ...network, ...stated.captures },
          category: stated.category ?? 'network',
        }),
      );
    }
    if (/^WARNING: DATA RACE/.test(line)) errors.push(toolError(lines, index, { category: 'concurrency' }));
    const logged = /^exit status [1-9]/.test(lines[index + 1] ?? '') ? LOGGED.exec(line)?.groups?.message : undefined;
    if (logged && /\bgo\s+run\b/.test(command ?? 'go run')) {
      const stated = statedFacts(logged, GO_RUNTIME_FACTS);
      errors.push(toolError(lines, index, { captures: stated.captures, category: stated.category ?? 'runtime' }));
    }
  });
  return errors;
};

const read = (given: readonly string[], command: string | undefined): Analysis => {
  const analysis = newAnalysis('go');
  const { lines, origin } = goLines(given);
  const tests = readGoTests(lines);
  const compiled = problemLines(lines, FORMS).map(oneName);
  if (isVet(command))
    for (const error of compiled) if (error.category === 'type' && !/^vet: /.test(error.root)) error.category = 'lint';
  const errors = [...compiled, ...toolSays(lines, command), ...tests.errors].sort((a, b) => a.line - b.line);
  const tooOld = lines.findIndex((line) => REQUIRES.test(line));
  if (tooOld >= 0) {
    for (const error of compiled) error.consequence = true;
    errors.unshift(
      toolError(lines, tooOld, { captures: REQUIRES.exec(lines[tooOld] ?? '')?.groups ?? {}, category: 'version' }),
    );
  }
  let packages = 0;
  let broken = false;
  lines.forEach((line, index) => {
    const result = PACKAGE.exec(line)?.groups;
    if (result?.result === 'ok') packages += 1;
    broken ||= result?.result === 'FAIL' || line === 'FAIL';
    if (result?.result === 'FAIL' && / \[(?:build|setup) failed\]$/.test(line))
      errors.push(
        toolError(lines, index, { captures: { package: result.package }, category: 'build', consequence: true }),
      );
  });
  analysis.errors = errors;
  analysis.failedTests = tests.failed;
  const passedTests = lines.filter((line) => /^\s*--- PASS: /.test(line)).length;
  if (tests.failed.length > 0) analysis.counts.failed = tests.failed.length;
  if (passedTests > 0) analysis.counts.passed = passedTests;
  if (broken || errors.some((error) => error.severity === 'error')) analysis.verdict = 'failed';
  else if (packages > 0) analysis.verdict = 'passed';
  if (origin) for (const error of analysis.errors) shift(error, origin);
  return analysis;
};

/** Moves line numbers from the unpacked text back to the lines they came from. */
const shift = (error: ToolError, origin: readonly number[]): void => {
  const back = (line: number): number => (origin[line - 1] ?? line - 1) + 1;
  error.line = back(error.line);
  error.span = [back(error.span[0]), back(error.span[1])];
};

/** Reads the Go toolchain: build, vet, modules, tests (plain, `-v`, `-json`), panics, races; and golangci-lint. */
export const go: Analyzer = {
  name: 'go',
  recognises: (text, command) =>
    text.shows(/^(?:vet: )?\S+\.go:\d+(?::\d+)?: /m) ||
    text.shows(/^[ \t]*--- (?:FAIL|PASS|SKIP): \S+ \(/m) ||
    text.shows(/^(?:ok {2}\t|FAIL\t|go: |no Go files in |WARNING: DATA RACE)/m) ||
    text.shows(/: import cycle not allowed$/m) ||
    text.shows(/^goroutine \d+ \[/m) ||
    (text.includes('"Action":"output"') && text.includes('"Package":')) ||
    (/(?:^|[;&|][ \t]*)go[ \t]+\w/.test(command ?? '') &&
      text.shows(/^(?:exit status|package |panic: |fatal error: |\d{4}\/\d{2})/m)),
  read,
};
