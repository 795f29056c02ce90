import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JAVA_FACTS, JVM_FACTS } from './facts/java-facts.ts';
import { firstOwnJvmFrame } from './reading/jvm-stack.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const COMPILE =
  /^\[(?<level>ERROR|WARNING)\] (?<file>(?:[A-Za-z]:)?[^\s:][^:\n]*\.(?:java|kt|groovy|scala)):(?:\[(?<line>\d+),(?<column>\d+)\]|(?<line2>\d+):(?<column2>\d+)) (?<message>.+)$/;
const DETAIL = /^(?:\[ERROR\])?\s+symbol:\s+\w+ (?<symbol>[\w.$]+)/;
const GOAL =
  /^\[ERROR\] (?:\[ERROR\] )?(?<message>(?:Failed to execute goal|Unknown lifecycle phase|The goal you specified|No goals have been specified|No plugin found|Error resolving version|Could not find the selected project|Unable to parse command line|The project .* has \d+ error|Some problems were encountered|Malformed POM|Non-resolvable|Could not resolve|'[\w.]+' (?:for|is missing)|Plugin \S+ or one of its dependencies).*)$/;
const TEST =
  /^\[ERROR\] {1,3}(?<test>(?:[\w$]+[.>])*[\w$]+)\.(?<method>[A-Za-z_$][\w$]*(?:\[[^\]]*\])?)(?:->[\w.$:>-]+)?(?::(?<line>\d+))? (?:» )?(?<message>.+)$/;
const HEAD =
  /^\[ERROR\] (?:Tests run:.*|(?<class>[\w.$]+)\.(?<method>[\w$]+(?:\(.*?\))?(?:\[[^\]]*\])?)) +(?:-- )?Time elapsed: .*<<< (?<kind>FAILURE|ERROR)!$/;
const OLD_HEAD = /^(?:\[ERROR\] )?(?<method>[\w$]+)\((?<class>[\w.$]+)\) +Time elapsed: .*<<< (?<kind>FAILURE|ERROR)!$/;
const TOTAL =
  /^\[(?:ERROR|WARNING|INFO)\] Tests run: (?<tests>\d+), Failures: (?<failures>\d+), Errors: (?<errors>\d+), Skipped: (?<skipped>\d+)\s*$/;

const FACTS: readonly Fact[] = [
  { pattern: /Unknown lifecycle phase "(?<symbol>[^"]+)"/, category: 'usage' },
  { pattern: /there is no POM in this directory/, category: 'file_not_found' },
  { pattern: /Unknown host (?<host>[\w.-]+)/, category: 'network' },
  { pattern: /(?:Connection refused|Connect to (?<host>[\w.-]+):(?<port>\d+) .*failed)/, category: 'connection' },
  { pattern: /(?:PKIX path building failed|SSLHandshake|Transfer failed for)/, category: 'network' },
  { pattern: /status(?: code)?:? 40[13]|Unauthorized|Not authorized/, category: 'auth' },
  { pattern: /Cannot access \S+ \(\S+\) in offline mode/, category: 'dependency' },
  { pattern: /Could not find artifact (?<package>[\w.:-]+)/, category: 'dependency' },
  {
    pattern:
      /Could not (?:resolve dependencies|transfer artifact|collect dependencies)|Non-resolvable|Failure to (?:find|transfer)/,
    category: 'dependency',
  },
  {
    pattern: /No plugin found for prefix '(?<symbol>[^']+)'|Could not find goal '(?<command>[^']+)'/,
    category: 'usage',
  },
  {
    pattern: /(?:release version|invalid target release:?|Source option|Target option) (?<version>[\d.]+)/,
    category: 'version',
  },
  { pattern: /No compiler is provided in this environment/, category: 'config' },
  {
    pattern: /Malformed POM|Non-parseable POM|Unrecognised tag|'[\w.]+' is missing|'dependencies\.dependency/,
    category: 'config',
  },
  { pattern: /Could not find the selected project/, category: 'usage' },
  { pattern: /Unable to parse command line|No goals have been specified/, category: 'usage' },
  {
    pattern:
      /There are test failures|Compilation failure|There was a timeout|The forked VM terminated|checkstyle|spotbugs|PMD/,
    category: 'build',
  },
];

const compileErrors = (lines: readonly string[]): ToolError[] => {
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const groups = COMPILE.exec(line)?.groups;
    if (!groups || seen.has(line)) return [];
    seen.add(line);
    const { captures, category } = statedFacts(groups.message ?? '', JAVA_FACTS);
    const detail = DETAIL.exec(lines[index + 1] ?? '')?.groups;
    return [
      toolError(lines, index, {
        severity: groups.level === 'WARNING' ? 'warning' : 'error',
        span: [index + 1, index + (detail ? 3 : 1)],
        captures: {
          ...captures,
          symbol: captures.member ?? captures.symbol,
          ...detail,
          member: undefined,
          file: groups.file,
          line: groups.line ?? groups.line2,
          column: groups.column ?? groups.column2,
        },
        category: category ?? 'type',
      }),
    ];
  });
};

/** A failed test: the exception stands on the line below its heading. */
const testErrors = (lines: readonly string[]): { errors: ToolError[]; ids: string[] } => {
  const errors: ToolError[] = [];
  const ids: string[] = [];
  lines.forEach((line, index) => {
    const groups = HEAD.exec(line)?.groups ?? OLD_HEAD.exec(line)?.groups;
    if (!groups?.method) return;
    let end = index + 1;
    while (
      end + 1 < lines.length &&
      end - index < 80 &&
      (lines[end + 1] ?? '').trim() !== '' &&
      !/^\[/.test(lines[end + 1] ?? '')
    )
      end += 1;
    const { captures, category } = statedFacts((lines[index + 1] ?? '').trim(), JVM_FACTS);
    const frame = firstOwnJvmFrame(lines, index + 1, end);
    ids.push(`${groups.class}.${groups.method}`);
    errors.push(
      toolError(lines, Math.min(index + 1, lines.length - 1), {
        span: [index + 1, end + 1],
        captures: { ...withPlace(captures, frame), test: groups.method.replace(/\(.*$/, '') },
        category: category ?? 'assertion',
        ...(frame ? { location: frame } : {}),
      }),
    );
  });
  return { errors, ids };
};

/** The short list under `[ERROR] Failures:`; needed where the details were cut off. */
const listedTests = (lines: readonly string[], known: readonly string[]): { errors: ToolError[]; ids: string[] } => {
  const errors: ToolError[] = [];
  const ids: string[] = [];
  let inList = false;
  lines.forEach((line, index) => {
    if (/^\[ERROR\] (?:Failures|Errors): *$/.test(line)) inList = true;
    else if (!/^\[ERROR\] {2}/.test(line)) inList = false;
    const groups = inList ? TEST.exec(line)?.groups : undefined;
    if (!groups?.test) return;
    const id = groups.method ? `${groups.test}.${groups.method}` : groups.test;
    if (!known.some((each) => each.endsWith(id))) ids.push(id);
    const { captures, category } = statedFacts(groups.message ?? '', JVM_FACTS);
    errors.push(
      toolError(lines, index, {
        captures: { ...captures, line: groups.line, test: groups.method ?? groups.test },
        category: category ?? 'assertion',
        consequence: known.some((each) => each.endsWith(id)),
      }),
    );
  });
  return { errors, ids };
};

/** What a plugin says in lines of its own, when its goal's line ends without a reason. */
const CAUSE = /^\[ERROR\] The forked VM terminated without /;
const RULE = /^\[ERROR\] Rule \d+: .* failed with message:$/;

const reasonBelow = (lines: readonly string[], index: number): number => {
  for (let i = index + 1; i < lines.length && i < index + 12; i += 1) {
    if (CAUSE.test(lines[i] ?? '')) return i;
    if (RULE.test(lines[i] ?? '')) return Math.min(i + 1, lines.length - 1);
  }
  return -1;
};

const goalErrors = (lines: readonly string[], explained: boolean): ToolError[] =>
  lines.flatMap((line, index) => {
    const message = GOAL.exec(line)?.groups?.message;
    if (!message) return [];
    const { captures, category } = statedFacts(message, FACTS);
    const said = explained || !/^Failed to execute goal/.test(message) ? -1 : reasonBelow(lines, index);
    return [
      toolError(lines, said < 0 ? index : said, {
        captures,
        category: category ?? 'build',
        consequence: explained && /^Failed to execute goal/.test(message),
      }),
    ];
  });

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('maven');
  const compiled = compileErrors(lines);
  const tests = testErrors(lines);
  const listed = listedTests(lines, tests.ids);
  const details = [...compiled, ...tests.errors, ...listed.errors];
  analysis.errors = [
    ...details,
    ...goalErrors(
      lines,
      details.some((error) => error.severity === 'error'),
    ),
  ].sort((a, b) => a.line - b.line);
  analysis.failedTests = [...tests.ids, ...listed.ids];
  lines.forEach((line, index) => {
    const total = TOTAL.exec(line)?.groups;
    if (total) {
      const [all, failed, errors, skipped] = [total.tests, total.failures, total.errors, total.skipped].map(Number) as [
        number,
        number,
        number,
        number,
      ];
      analysis.counts = { passed: all - failed - errors - skipped, failed, errors, skipped };
      analysis.extent = [1, index + 1];
    }
    if (/^(?:\[ERROR\]|\[INFO\]) BUILD FAILURE/.test(line)) analysis.verdict = 'failed';
    else if (/^\[INFO\] BUILD SUCCESS/.test(line)) analysis.verdict = 'passed';
  });
  if (analysis.verdict === null && analysis.errors.some((error) => error.severity === 'error'))
    analysis.verdict = 'failed';
  return analysis;
};

/** Reads Maven: compile errors, Surefire and Failsafe tests, goals that could not run. */
export const maven: Analyzer = {
  name: 'maven',
  recognises: (text) =>
    text.shows(
      /^\[(?:ERROR|INFO)\] (?:BUILD (?:FAILURE|SUCCESS)|Scanning for projects|Failed to execute goal|Tests run:|.*\[Help 1\]|Re-run Maven)/m,
    ) || text.shows(/^\[ERROR\] .*\.java:\[\d+,\d+\]/m),
  read,
};
