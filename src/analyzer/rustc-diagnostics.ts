import type { Category } from '../pattern/pattern.ts';
import type { ToolError } from './analysis.ts';
import { isCargoMessage, readCargoError } from './cargo-errors.ts';
import { lintOf, RUST_CODES, RUST_FACTS } from './facts/rust-facts.ts';
import type { MatchGroups } from './reading/pick-captures.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

const HEAD =
  /^(?:(?<file>\S.*?):(?<line>\d+):(?<column>\d+): )?(?<level>error|warning)(?:\[(?<code>E\d{4})\])?: (?<message>\S.*)$/;
const ARROW = /^\s*--> (?<file>.+?):(?<line>\d+):(?<column>\d+)$/;
const MISMATCH = / expected `(?<expected>[^`]+)`, found `(?<actual>[^`]+)`/;
const LINT = /`(?:#\[(?:warn|deny|forbid)\(|-[DWF] )(?<lint>[\w:-]+)\)?\]?`/;
const EXPLAIN = /^For more information about this error, try `rustc --explain (?<code>E\d{4})`/;
const AFTERMATH =
  /^(?:could not compile|aborting due to|test failed, to rerun|\d+ targets? failed|build failed|process didn't exit successfully|doctest failed|test run failed|\d+ warnings? emitted)/;

/** Last line of the block that starts at `start`: up to the next diagnostic, or to unindented text after a blank line. */
const blockEnd = (lines: readonly string[], start: number): number => {
  let end = start;
  for (let i = start + 1; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (HEAD.test(line) || /^(?:For more information about|Some errors have)/.test(line)) break;
    if (line.trim() === '') {
      if (!/^(?:\s|\d+ [|+~-]|help:|note:|Caused by)/.test(lines[i + 1] ?? '')) break;
      continue;
    }
    if (!/^(?:\s|\d+ ?[|+~-]|help:|note:|\.\.\.|Caused by:)/.test(line)) break;
    end = i;
  }
  return end;
};

/** What rustc's message, code and lint say it is about. */
export const rustCategory = (
  level: string,
  code: string | undefined,
  lint: string | undefined,
  stated: Category | undefined,
): Category => {
  if (lint === 'overflowing_literals') return 'type';
  if (lint) return 'lint';
  if (code === 'E0599') return 'name';
  if (code) return RUST_CODES.get(code) ?? 'type';
  return stated ?? (level === 'warning' ? 'lint' : 'syntax');
};

/** A diagnostic with a place in the code. */
const compilerError = (lines: readonly string[], start: number, end: number, head: MatchGroups): ToolError => {
  const block = lines.slice(start, end + 1);
  const place = head.file ? head : block.map((line) => ARROW.exec(line)?.groups).find((groups) => groups);
  const named = block
    .map((line) => LINT.exec(line)?.groups?.lint)
    .find((name) => name)
    ?.replaceAll('-', '_');
  const lint = named ?? (head.code ? undefined : lintOf(head.message ?? ''));
  const stated = statedFacts(head.message ?? '', RUST_FACTS);
  const mismatch =
    head.code === 'E0308' ? block.map((line) => MISMATCH.exec(line)?.groups).find((groups) => groups) : undefined;
  // What a crate itself refuses, in its own words.
  const ownWords =
    !head.code && lines.slice(start, end + 1).some((line) => /^\s*\d+\s*\|.*\bcompile_error!/.test(line));
  return toolError(lines, start, {
    severity: head.level === 'warning' ? 'warning' : 'error',
    span: [start + 1, end + 1],
    captures: {
      ...stated.captures,
      ...mismatch,
      file: place?.file,
      line: place?.line,
      column: place?.column,
      code: head.code ?? lint,
    },
    category: ownWords ? 'build' : rustCategory(head.level ?? 'error', head.code, lint, stated.category),
  });
};

/** `could not compile` and its like: follow from errors above, and stand alone when those were cut off. */
const aftermath = (lines: readonly string[], index: number, level: string | undefined): ToolError => {
  const code = lines
    .slice(Math.max(0, index - 3), index)
    .map((line) => EXPLAIN.exec(line)?.groups?.code)
    .find((name) => name);
  return toolError(lines, index, {
    severity: level === 'warning' ? 'warning' : 'error',
    captures: { code, package: /could not compile `(?<package>[\w-]+)`/.exec(lines[index] ?? '')?.groups?.package },
    category: (code ? RUST_CODES.get(code) : undefined) ?? 'build',
    consequence: true,
  });
};

/**
 * Reads the human-readable diagnostics of rustc, clippy and cargo (full and `--message-format=short`).
 *
 * @param strict take only what surely is one: another program's output may be mixed in
 */
export const readRustcDiagnostics = (lines: readonly string[], strict: boolean): ToolError[] => {
  const errors: ToolError[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const head = /(?:error|warning)(?:\[E\d{4}\])?: /.test(line) ? HEAD.exec(line)?.groups : undefined;
    if (!head?.message) continue;
    const end = blockEnd(lines, i);
    const { message } = head;
    const hasPlace =
      (head.file ?? '').endsWith('.rs') || [1, 2, 3].some((offset) => ARROW.test(lines[i + offset] ?? ''));
    if (AFTERMATH.test(message)) errors.push(aftermath(lines, i, head.level));
    else if (hasPlace || (head.code && !head.file)) errors.push(compilerError(lines, i, end, head));
    else if (head.level === 'error' && !head.file && (!strict || isCargoMessage(message)))
      errors.push(readCargoError(lines, i, end, message));
    i = Math.max(i, end);
  }
  return errors;
};
