import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JAVA_FACTS } from './facts/java-facts.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';

const FORMS: readonly ProblemForm[] = [
  {
    pattern:
      /^(?:\[javac\] |\s{2,})?(?<file>\/?[^\s:][^:\n]*\.(?:java|groovy|scala)):(?<line>\d+): (?<level>error|warning): (?:\[(?<code>[\w-]+)\] )?(?<message>.+)$/,
    facts: JAVA_FACTS,
    category: 'type',
  },
  {
    pattern:
      /^(?<level>e|w): (?:file:\/\/)?(?<file>\/?[^\s:][^:\n]*\.kts?):(?: \()?(?<line>\d+)[:,] ?(?<column>\d+)\)?:? (?:error: )?(?<message>.+)$/,
    facts: JAVA_FACTS,
    category: 'type',
  },
  {
    pattern: /^(?<file>\/?[^\s:][^:\n]*\.kts?):(?<line>\d+):(?<column>\d+): (?<level>error|warning): (?<message>.+)$/,
    facts: JAVA_FACTS,
    category: 'type',
  },
  {
    pattern:
      /^\[(?<level>error|warn)\] (?<file>\/?[^\s:][^:\n]*\.scala):(?<line>\d+):(?:(?<column>\d+):)? (?<message>.+)$/,
    facts: JAVA_FACTS,
    category: 'type',
  },
  {
    pattern:
      /^error: (?<message>(?:release version|invalid (?:target|source) release|file not found|invalid flag|no source files|warnings found|module not found|Class names, ).*)$/,
    facts: JAVA_FACTS,
    category: 'usage',
  },
];
const SYMBOL = /^\s+symbol:\s+(?:class|variable|method|interface|constructor|enum|static) (?<symbol>[\w.$]+)/;
const LOCATION = /^\s+location:\s+(?:class|interface|enum|package|variable \w+ of type) (?<type>[\w.$<>]+)/;
const SIDES = /^\s+(?<name>required|found): +(?<value>\S.*)$/;
const COUNT = /^(?<number>\d+) (?<name>errors?|warnings?)$/;

/** javac says which symbol below the code excerpt. */
const withDetails = (lines: readonly string[], error: ToolError): ToolError => {
  const details: Record<string, string> = {};
  let end = error.line;
  for (let i = error.line; i < Math.min(lines.length, error.line + 9); i += 1) {
    const line = lines[i] ?? '';
    if (/^\S.*: (?:error|warning): /.test(line) || COUNT.test(line)) break;
    end = i + 1;
    const side = SIDES.exec(line)?.groups;
    if (side?.name && side.value)
      details[side.name === 'found' ? 'actual' : 'expected'] ??= side.value.replace(/^\s*/, '');
    Object.assign(details, SYMBOL.exec(line)?.groups, LOCATION.exec(line)?.groups);
  }
  return {
    ...error,
    span: [error.line, end],
    captures: {
      ...error.captures,
      ...(details.symbol ? { symbol: details.symbol } : {}),
      ...(details.actual ? details : {}),
    },
  };
};

/** The missing method says more than the class that lacks it. */
const memberFirst = (error: ToolError): ToolError => {
  const { member } = error.captures;
  if (member) {
    error.captures.type = error.captures.symbol;
    error.captures.symbol = member;
    delete error.captures.member;
  }
  if (error.captures.key) {
    error.captures.version = error.captures.key;
    delete error.captures.key;
  }
  return error;
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('javac');
  analysis.errors = problemLines(lines, FORMS).map((error) => memberFirst(withDetails(lines, error)));
  for (const error of analysis.errors) if (/^w: |^\[warn\]/.test(error.root)) error.severity = 'warning';
  for (const line of lines) {
    const count = COUNT.exec(line)?.groups;
    if (count?.name) analysis.counts[count.name.startsWith('error') ? 'errors' : 'warnings'] = Number(count.number);
  }
  const errors = analysis.errors.filter((error) => error.severity === 'error').length;
  if (errors > 0) analysis.counts.errors ??= errors;
  if (errors > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads the compilers of the JVM: javac, kotlinc, scalac, groovyc. */
export const javac: Analyzer = {
  name: 'javac',
  recognises: (text, command) =>
    text.shows(
      /\.(?:java|groovy|scala|kts?):\d+(?::\d+)?: (?:error|warning)|^[ew]: .*\.kts?:|^\[error\] .*\.scala:\d+/m,
    ) ||
    (/\b(?:javac|kotlinc|mvn|gradlew?)\b/.test(command ?? '') && text.shows(/^error: /m)),
  read,
};
