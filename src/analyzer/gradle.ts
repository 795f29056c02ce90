import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JVM_FACTS } from './facts/java-facts.ts';
import { firstOwnJvmFrame } from './reading/jvm-stack.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

const WRONG = /^\* What went wrong:$/;
const TEST = /^(?<class>[\w.$]+(?: > [^>]+?)*) > (?<method>[^>]+?) FAILED$/;
const AT = /\bat (?<file>[\w$]+\.(?:java|kt|groovy|scala)):(?<line>\d+)/;
const COMPLETED = /^(?<tests>\d+) tests? completed(?:, (?<failed>\d+) failed)?(?:, (?<skipped>\d+) skipped)?/;

const FACTS: readonly Fact[] = [
  { pattern: /Task '(?<target>[^']+)' (?:not found|is ambiguous)/, category: 'usage' },
  { pattern: /Cannot locate tasks that match '(?<target>[^']+)'/, category: 'usage' },
  { pattern: /Could not find method (?<symbol>\w+)\(\)/, category: 'name' },
  { pattern: /Could not (?:get unknown|set unknown) property '(?<symbol>[^']+)'/, category: 'name' },
  { pattern: /Could not find (?<package>[\w.-]+:[\w.-]+:[\w+-]+(?:\.[\w+-]+)*)/, category: 'dependency' },
  {
    pattern:
      /Could not resolve (?:all (?:files|dependencies|artifacts) for|(?<package>[\w.-]+:[\w.-]+:[\w+-]+(?:\.[\w+-]+)*))/,
    category: 'dependency',
  },
  { pattern: /Plugin \[id: '(?<package>[^']+)'.*was not found/, category: 'dependency' },
  {
    pattern:
      /(?:invalid source release|Unsupported class file major version|requires at least JVM|incompatible with|No matching toolchains|Cannot find a Java installation)/i,
    category: 'version',
  },
  { pattern: /does not contain a Gradle build|Directory '.*' does not contain/, category: 'file_not_found' },
  { pattern: /SDK location not found/, category: 'config' },
  { pattern: /Timeout waiting to lock|locked by another/, category: 'lock' },
  { pattern: /Unknown command-line option '(?<option>[^']+)'/, category: 'usage' },
  { pattern: /(?:startup failed|Could not compile (?:build|settings) file)/, category: 'syntax' },
  { pattern: /Compilation (?:failed|error)|There were failing tests|Execution failed for task/, category: 'build' },
];
/** A task failed because of what it printed itself. */
const AFTERMATH =
  /Compilation (?:failed|error)|There were failing tests|Lint found errors|Process 'command .*' finished with non-zero|Test failed/;

const failedTest = (lines: readonly string[], index: number, groups: Record<string, string | undefined>): ToolError => {
  let end = index;
  while (end + 1 < lines.length && /^\s{4,}\S/.test(lines[end + 1] ?? '')) end += 1;
  const root = end > index ? index + 1 : index;
  const { captures, category } = statedFacts((lines[root] ?? '').trim(), JVM_FACTS);
  const own = firstOwnJvmFrame(lines, index, end);
  const at = own
    ? { file: own.file, line: String(own.line) }
    : lines
        .slice(index, end + 1)
        .map((line) => AT.exec(line)?.groups)
        .find((each) => each);
  return toolError(lines, root, {
    span: [index + 1, end + 1],
    captures: { ...at, ...captures, test: groups.method?.replace(/\(\)$/, '') },
    category: category ?? 'assertion',
  });
};

/** `* What went wrong:` is followed by the task and then, behind `>`, the reason. */
const wentWrong = (lines: readonly string[], index: number, explained: boolean): ToolError | null => {
  let root = index + 1;
  let end = root;
  while (end + 1 < lines.length && (lines[end + 1] ?? '').trim() !== '' && end - index < 30) end += 1;
  if (root >= lines.length) return null;
  const reasons = Array.from({ length: end - root + 1 }, (_, offset) => root + offset).filter((i) =>
    /^\s*> /.test(lines[i] ?? ''),
  );
  const reason = reasons.at(-1);
  if (
    reason !== undefined &&
    /^(?:Execution failed for task|A problem occurred|Could not (?:resolve|determine)|Error resolving)/.test(
      lines[root] ?? '',
    )
  )
    root = reason;
  const text = lines.slice(index + 1, end + 1).join(' ');
  const stated = statedFacts((lines[root] ?? '').trim(), [...FACTS.slice(0, -1), ...JVM_FACTS]);
  const fallback = statedFacts(text.slice(0, 600), FACTS);
  return toolError(lines, root, {
    span: [index + 1, end + 1],
    captures: { ...fallback.captures, ...stated.captures },
    category: stated.category ?? fallback.category ?? 'build',
    consequence: explained || AFTERMATH.test(text),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('gradle');
  lines.forEach((line, index) => {
    const test = line.endsWith(' FAILED') && !line.startsWith('> Task') ? TEST.exec(line)?.groups : undefined;
    if (test) {
      analysis.errors.push(failedTest(lines, index, test));
      analysis.failedTests.push(`${test.class} > ${test.method}`);
    }
    if (WRONG.test(line)) {
      const error = wentWrong(lines, index, analysis.failedTests.length > 0);
      if (error) analysis.errors.push(error);
    }
    const completed = COMPLETED.exec(line)?.groups;
    if (completed) {
      const failed = Number(completed.failed ?? 0);
      const skipped = Number(completed.skipped ?? 0);
      analysis.counts = { passed: Number(completed.tests) - failed - skipped, failed, skipped };
    }
    if (/^BUILD FAILED/.test(line) || /^FAILURE: Build (?:failed|completed with)/.test(line))
      analysis.verdict = 'failed';
    else if (/^BUILD SUCCESSFUL/.test(line)) analysis.verdict = 'passed';
  });
  if (analysis.verdict === null && analysis.errors.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads Gradle: what went wrong, failed tests, the outcome of the build. */
export const gradle: Analyzer = {
  name: 'gradle',
  recognises: (text) =>
    text.shows(/^(?:\* What went wrong:|BUILD (?:FAILED|SUCCESSFUL) in |FAILURE: Build |> Task :)/m),
  read,
};
