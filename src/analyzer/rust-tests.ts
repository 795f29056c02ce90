import type { ToolError } from './analysis.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

const SECTION = /^---- (?<test>.+?)(?: stdout| stderr)? ----$/;
const NEXTEST =
  /^\s+(?:FAIL|SIGABRT|SIGSEGV|TIMEOUT|TERMINATING) \[\s*[>\d.]+s\] (?:\(.*?\) )?(?<binary>\S+) (?<test>\S+)$/;
const PANIC = /^\s*thread '(?<thread>[^']*)'(?: \(\d+\))? panicked at (?<file>[^:'\n]+):(?<line>\d+):(?<column>\d+):$/;
const OLD_PANIC =
  /^\s*thread '(?<thread>[^']*)' panicked at '(?<message>.*)', (?<file>\S+):(?<line>\d+):(?<column>\d+)$/;
const OLD_OPEN = /^\s*thread '(?<thread>[^']*)' panicked at '(?<message>.*)$/;
const NO_PANIC = /^note: test did not panic as expected(?: at (?<file>\S+):(?<line>\d+):(?<column>\d+))?/;
const RESULT_ERROR = /^Error: (?<message>.+)$/;

/** What a panic or a returned error says. */
const MESSAGES: readonly Fact[] = [
  {
    pattern: /^(?:assertion (?:`|failed|failed:)|test did not panic|Snapshot|snapshot assertion)/,
    category: 'assertion',
  },
  { pattern: /ConnectionRefused|Connection refused/, category: 'connection' },
  { pattern: /already (?:mutably )?borrowed/, category: 'borrow' },
  { pattern: /kind: NotFound|No such file or directory/, category: 'file_not_found' },
  { pattern: /kind: PermissionDenied|Permission denied/, category: 'permission' },
  { pattern: /kind: AddrInUse|Address (?:already )?in use/, category: 'port_in_use' },
  { pattern: /kind: TimedOut|timed out|Elapsed\(/, category: 'timeout' },
  { pattern: /environment variable (?:not found|`(?<symbol>\w+)`)|NotPresent/, category: 'config' },
  {
    pattern:
      /there is no reactor running|Cannot start a runtime from within a runtime|must be called from the context of a Tokio/,
    category: 'async',
  },
  { pattern: /PoisonError|poisoned/, category: 'concurrency' },
  { pattern: /capacity overflow|memory allocation/, category: 'memory' },
  { pattern: /./, category: 'runtime' },
];

const sides = (lines: readonly string[], root: number): Record<string, string | undefined> => {
  if (!/left [!=]= right/.test(lines[root] ?? '')) return {};
  const near = lines.slice(root + 1, root + 8);
  const side = (name: string): string | undefined =>
    near.map((line) => new RegExp(`^\\s*${name}: (.+)$`).exec(line)?.[1]).find((value) => value);
  const actual = side('left')?.replace(/,$/, '').replaceAll('`', '');
  return { actual, expected: side('right')?.replace(/,$/, '').replaceAll('`', '') };
};

/** The index of the line that states a panic, and the place it names; null when `lines[index]` announces none. */
const panicAt = (
  lines: readonly string[],
  index: number,
): { root: number; groups: Record<string, string | undefined> } | null => {
  const line = lines[index] ?? '';
  const groups = PANIC.exec(line)?.groups;
  if (groups) {
    const said = [index + 1, index + 2].find((at) => (lines[at] ?? '').trim() !== '');
    return { root: said ?? index, groups };
  }
  const old = (OLD_PANIC.exec(line) ?? OLD_OPEN.exec(line))?.groups;
  if (old) return { root: index, groups: old };
  return null;
};

const messageOf = (lines: readonly string[], root: number, groups: Record<string, string | undefined>): string =>
  groups.message ?? (lines[root] ?? '').trim();

const place = ({ file, line, column }: Record<string, string | undefined>): Record<string, string | undefined> => ({
  file,
  line,
  column,
});

/**
 * Panics, failed assertions and returned errors: one for each failed test, and those of a program that ran.
 *
 * @param programRan the output may be that of a program under `cargo run`, whose `main` returns its error as `Error: …`
 */
export const readRustTests = (lines: readonly string[], programRan: boolean): ToolError[] => {
  const errors: ToolError[] = [];
  const done = new Set<string>();
  let test: string | undefined;
  let start = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const section = SECTION.exec(line) ?? NEXTEST.exec(line);
    if (section) {
      test = section.groups?.test;
      start = i;
      continue;
    }
    if (/^(?:failures:|successes:|test result:)/.test(line)) test = undefined;
    const panic = panicAt(lines, i);
    const other = panic
      ? null
      : (NO_PANIC.exec(line)?.groups ?? (test || programRan ? RESULT_ERROR.exec(line)?.groups : undefined));
    if (!panic && !other) continue;
    const owner =
      test ??
      (panic?.groups.thread && panic.groups.thread !== 'main' && /::|^\w+$/.test(panic.groups.thread)
        ? panic.groups.thread
        : undefined);
    if (owner && done.has(owner)) continue;
    if (owner) done.add(owner);
    const root = panic?.root ?? i;
    const groups = panic?.groups ?? other ?? {};
    const message = other ? line.replace(/^(?:note|Error): /, '') : messageOf(lines, root, groups);
    const { captures, category } = statedFacts(message, MESSAGES);
    errors.push(
      toolError(lines, root, {
        span: [(test ? start : i) + 1, root + 1],
        captures: {
          ...place(groups),
          ...captures,
          ...sides(lines, root),
          test: owner?.startsWith('<') ? undefined : owner,
        },
        category,
      }),
    );
  }
  return errors;
};
