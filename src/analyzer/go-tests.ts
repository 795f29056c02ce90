import type { ToolError } from './analysis.ts';
import { GO_RUNTIME_FACTS } from './facts/go-facts.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const FAILED = /^(?<indent>\s*)--- FAIL: (?<test>\S+) \([\d.]+s\)$/;
const RUN = /^=== (?:RUN|CONT|NAME) +(?<test>\S+)/;
const STEP = /^(?:\s*--- (?:FAIL|PASS|SKIP|BENCH): |=== |FAIL$|FAIL\t|ok\s|PASS$|panic: |exit status|\?\s)/;
const LOG = /^\s+(?<file>[\w./\\-]+\.go):(?<line>\d+): ?(?<message>.*)$/;
const TESTIFY = /^\s+(?:Error|Messages): +\t?(?<message>\S.*)$/;
const PANIC = /^(?:panic|fatal error): (?<message>.+?)(?: \[recovered\].*)?$/;
const FRAME = /^\t(?<file>(?:[A-Za-z]:)?[^:\n]+\.go):(?<line>\d+)(?: \+0x[\da-f]+)?$/;
const TEST_FRAME = /^\S*?\.(?<test>Test\w+|Benchmark\w+|Fuzz\w+|Example\w*)[.(]/;
const RUNNING = /^\t(?<test>Test\S+) \([\d.]+m?s?\)$/;

interface Message {
  index: number;
  file?: string;
  line?: string;
  text: string;
}

/** What a failed test said: the lines under its `--- FAIL`, or with `-v` those under its last `=== RUN` (at `started`). */
const messageOf = (lines: readonly string[], failed: number, started: number | undefined): Message | null => {
  const within = (from: number): Message | null => {
    let log: Message | null = null;
    for (let i = from; i < lines.length && !STEP.test(lines[i] ?? ''); i += 1) {
      const groups = LOG.exec(lines[i] ?? '')?.groups;
      if (groups && !log) log = { index: i, file: groups.file, line: groups.line, text: groups.message ?? '' };
      const testify = TESTIFY.exec(lines[i] ?? '')?.groups?.message;
      if (testify && log) return { ...log, index: i, text: testify };
    }
    return log;
  };
  const below = within(failed + 1);
  return below ?? (started === undefined ? null : within(started + 1));
};

const sides = (lines: readonly string[], from: number): Record<string, string | undefined> => {
  const near = lines.slice(from, from + 6);
  const value = (name: RegExp): string | undefined => near.map((line) => name.exec(line)?.[1]).find((each) => each);
  const inLine =
    / = (?<actual>.+?)[,;] (?:want|expected) (?<expected>.+)$|(?:got|actual):? (?<got>.+?)[,;] (?:want|expected):? (?<want>.+)$/.exec(
      lines[from] ?? '',
    )?.groups;
  return {
    actual: value(/^\s+actual *: (.+)$/) ?? inLine?.actual ?? inLine?.got,
    expected: value(/^\s+expected *: (.+)$/) ?? inLine?.expected ?? inLine?.want,
  };
};

const failedTest = (lines: readonly string[], index: number, test: string, started: number | undefined): ToolError => {
  const message = messageOf(lines, index, started);
  // An example is judged by what it prints.
  const compared = /^(?:got|want):$/.test(lines[index + 1] ?? '');
  if (!message) return toolError(lines, index, { captures: { test }, category: compared ? 'assertion' : 'test' });
  const { captures, category } = statedFacts(message.text, GO_RUNTIME_FACTS);
  const place = message.file ? { file: message.file, line: Number(message.line) } : null;
  return toolError(lines, message.index, {
    span: [Math.min(index, message.index) + 1, Math.max(index, message.index) + 1],
    captures: { ...withPlace({ ...sides(lines, message.index), ...captures }, place), test },
    category: category ?? 'assertion',
    ...(place ? { location: place } : {}),
  });
};

/** A panic: its message, the first frame in the project, and the test that was running. */
const panic = (lines: readonly string[], index: number, message: string, failed: string | undefined): ToolError => {
  let end = index;
  let own: { file: string; line: number } | undefined;
  let test: string | undefined = failed;
  for (let i = index + 1; i < lines.length && i < index + 120; i += 1) {
    const line = lines[i] ?? '';
    if (/^(?:FAIL|ok\s|exit status|--- |=== )/.test(line)) break;
    end = i;
    test ??= TEST_FRAME.exec(line)?.groups?.test ?? RUNNING.exec(line)?.groups?.test;
    const frame = FRAME.exec(line)?.groups;
    if (frame?.file && !own && !isForeignPath(frame.file) && !/\/go(?:-[\d.]+)?\/src\//.test(frame.file))
      own = { file: frame.file, line: Number(frame.line) };
  }
  const { captures, category } = statedFacts(message, GO_RUNTIME_FACTS);
  return toolError(lines, index, {
    span: [index + 1, end + 1],
    captures: { ...withPlace(captures, own), test },
    category: category ?? 'runtime',
    ...(own ? { location: own } : {}),
  });
};

/** Where the start was cut off, what the last failed test said may stand above every heading. */
const saidBeforeCut = (lines: readonly string[]): number => {
  const heading = lines.findIndex((line) => STEP.test(line));
  return (heading < 0 ? lines : lines.slice(0, heading)).findIndex((line) => LOG.test(line));
};

/** Failed tests and panics. A test that only failed because a subtest did is left out, and so is one that panicked. */
export const readGoTests = (lines: readonly string[]): { errors: ToolError[]; failed: string[] } => {
  const failed = lines.flatMap((line) => FAILED.exec(line)?.groups?.test ?? []);
  const parents = new Set(
    failed.flatMap((test) => test.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/'))),
  );
  const done = new Set<string>();
  /** Where each test last said that it runs. */
  const started = new Map<string, number>();
  const errors: ToolError[] = [];
  let last: string | undefined;
  lines.forEach((line, index) => {
    const running = line.startsWith('===') ? RUN.exec(line)?.groups?.test : undefined;
    if (running) started.set(running, index);
    const test = FAILED.exec(line)?.groups?.test;
    if (test) last = test;
    const message = PANIC.exec(line)?.groups?.message;
    if (message && !/^\t/.test(line)) {
      if (last && errors.at(-1)?.captures.test === last) errors.pop();
      errors.push(panic(lines, index, message, /test timed out/.test(message) ? undefined : last));
    } else if (test && !parents.has(test) && !done.has(test)) {
      done.add(test);
      errors.push(failedTest(lines, index, test, started.get(test)));
    }
  });
  const silent = errors.length > 0 && errors.every((error) => FAILED.test(lines[error.line - 1] ?? ''));
  const said = silent ? saidBeforeCut(lines) : -1;
  const spoke = errors.at(-1)?.captures.test;
  if (said >= 0 && spoke) errors.splice(-1, 1, failedTest(lines, said - 1, spoke, undefined));
  return { errors: errors.sort((a, b) => a.line - b.line), failed };
};
