import type { ToolError } from './analysis.ts';
import { PYTHON_FACTS } from './facts/python-facts.ts';
import { readPytestItem } from './pytest-item.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

/** What pytest says outside its blocks: usage, configuration, coverage, its own faults. */
const NOTES: readonly Fact[] = [
  { pattern: /^ERROR: file or directory not found: (?<file>[^\s:]+)/, category: 'file_not_found' },
  { pattern: /^ERROR: (?:not found|found no collectors for): (?<test>\S+)/, category: 'file_not_found' },
  { pattern: /^ERROR: .*'minversion' requires pytest-(?<version>\S+),/, category: 'version' },
  { pattern: /^ERROR: (?<file>[^:\s]+\.(?:ini|cfg|toml)):(?<line>\d+): /, category: 'config' },
  { pattern: /^ERROR: (?<file>[^:\s]+\.(?:ini|cfg|toml)): /, category: 'config' },
  { pattern: /^ERROR: Wrong expression passed to '-\w': /, category: 'usage' },
  { pattern: /^\S*pytest(?:\.py)?: error: unrecognized arguments: (?<option>\S+)/, category: 'usage' },
  { pattern: /^\S*pytest(?:\.py)?: error: .*argument (?<option>\S+)/, category: 'usage' },
  { pattern: /^\S*pytest(?:\.py)?: error: /, category: 'usage' },
  { pattern: /^(?:FAIL Required test coverage|ERROR: Coverage failure|Coverage failure:)/, category: 'test' },
  { pattern: /^!+ _pytest\.outcomes\.Exit: /, category: 'test' },
  { pattern: /^ERROR: (?!usage:)/, category: 'config' },
];

/** With tests run, a line that starts with `ERROR: ` is a test's own output; only these still speak for pytest. */
const AFTER_RUN = /^(?:FAIL Required test coverage|ERROR: Coverage failure|Coverage failure:|!+ _pytest)/;
const RAN = /\b\d+ (?:passed|failed|skipped)\b.* in [\d.]+s/;

const INTERNAL = /^INTERNALERROR> (?<message>(?:[\w<>]{1,60}\.){0,8}[A-Z]\w*(?:Error|Exception|Warning|Exit)\b.*)$/;
const CRASHED = /worker '?gw\d+'? crashed while running '(?<test>[^']+)'/;
const FATAL = /^Fatal Python error: /;
const CONSEQUENCE = /^!{3,} (?:Interrupted|stopping after|xdist\.dsession\.Interrupted|KeyboardInterrupt)/;

/** The failure of a conftest to load has `E` lines but no block around them. */
const conftest = (lines: readonly string[]): ToolError | null => {
  const start = lines.findIndex((line) => line.startsWith('ImportError while loading conftest'));
  if (start < 0) return null;
  const rest = lines.findIndex((line, index) => index > start && /^=+ /.test(line));
  return readPytestItem(lines, { title: 'conftest', start, end: rest < 0 ? lines.length - 1 : rest - 1 }, undefined);
};

/** A time-out of pytest-timeout's thread method ends the process: there is a banner and stacks, but no block. */
const timedOut = (lines: readonly string[]): ToolError | null => {
  const banner = lines.findIndex((line) => /^\++ Timeout \++$/.test(line));
  if (banner < 0) return null;
  const frames = lines
    .slice(banner)
    .map((line) => /^\s+File "(?<file>[^"]+)", line (?<line>\d+), in (?<test>test\w*)/.exec(line)?.groups);
  return toolError(lines, banner, { captures: frames.find((groups) => groups) ?? {}, category: 'timeout' });
};

/** Problems stated outside the blocks of FAILURES and ERRORS; `found` are those stated inside. */
export const readPytestNotes = (lines: readonly string[], found: readonly ToolError[]): ToolError[] => {
  const errors: ToolError[] = [];
  const special = [conftest(lines), timedOut(lines)].filter((error) => error !== null);
  errors.push(...special);
  const ran = lines.some((line) => RAN.test(line));
  lines.forEach((line, index) => {
    const internal = INTERNAL.exec(line)?.groups?.message;
    if (internal) {
      const { captures, category } = statedFacts(internal, PYTHON_FACTS);
      errors.push(toolError(lines, index, { captures, category: category ?? 'test' }));
    } else if (CONSEQUENCE.test(line)) {
      errors.push(toolError(lines, index, { category: 'test', consequence: found.length + special.length > 0 }));
    } else if (CRASHED.test(line) && !line.startsWith('E ') && found.length === 0) {
      errors.push(toolError(lines, index, { captures: CRASHED.exec(line)?.groups ?? {}, category: 'runtime' }));
    } else if (FATAL.test(line)) {
      errors.push(toolError(lines, index, { category: 'runtime' }));
    } else if (
      ran ? AFTER_RUN.test(line) : /^(?:ERROR: |FAIL |Coverage|!+ _pytest|\S*pytest(?:\.py)?: error: )/.test(line)
    ) {
      const { captures, category } = statedFacts(line, NOTES);
      if (category) errors.push(toolError(lines, index, { captures, category }));
    }
  });
  return errors;
};
