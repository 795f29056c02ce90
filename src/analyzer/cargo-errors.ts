import type { ToolError } from './analysis.ts';
import { CARGO_FACTS } from './facts/rust-facts.ts';
import type { MatchGroups } from './reading/pick-captures.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

/** Lines in a linker's complaint that name what is missing, best first. */
const LINKER: readonly RegExp[] = [
  /undefined (?:reference to|symbol:?) [`']?(?<symbol>[^`'\s]+)/,
  /(?:unable to find library|cannot find) -l(?<library>[\w.+-]+)/,
  /library not found for -l(?<library>[\w.+-]+)/,
  /cannot find (?<file>\S+): No such file/,
  /multiple definition of [`'](?<symbol>[^`']+)/,
];

/** Is this one of cargo's own messages, about a package, the toolchain or its arguments? Other programs say `error: …` too. */
export const isCargoMessage = (message: string): boolean =>
  statedFacts(message, CARGO_FACTS).category !== undefined || /^(?:linker|linking with|failed to) /.test(message);

const linkerLine = (
  lines: readonly string[],
  from: number,
  to: number,
): { index: number; captures: MatchGroups } | null => {
  for (const pattern of LINKER)
    for (let i = from + 1; i <= to; i += 1) {
      const match = pattern.exec(lines[i] ?? '');
      if (match) return { index: i, captures: match.groups ?? {} };
    }
  return null;
};

/** What a build script says when the system lacks what it builds against. */
const SCRIPT_LACKS = /\b(?:could not|couldn't|cannot|unable to|failed to) (?:find|locate|open|run|execute)\b/i;

/** The cause in cargo's own words: what a build script printed last before it gave up, else the last `Caused by`. */
const innermostCause = (lines: readonly string[], from: number, to: number): number => {
  if (/the following package/.test(lines[from] ?? '') && /requires rustc/.test(lines[from + 1] ?? '')) return from + 1;
  let cause = from;
  let inScript = false;
  for (let i = from + 1; i <= to; i += 1) {
    const line = lines[i] ?? '';
    if (/^\s*--- stderr/.test(line)) inScript = true;
    // The system's own words say nothing without the path before them.
    if (/^Caused by:/.test(line) && !/\(os error \d+\)$/.test(lines[i + 1] ?? '')) cause = Math.min(i + 1, to);
    if (/panicked at .*:\d+:\d+:$/.test(line) && i < to)
      return (lines[i + 1] ?? '').trim() === '' ? Math.min(i + 2, to) : i + 1;
    if (inScript && SCRIPT_LACKS.test(line)) return i;
    if (inScript && /^\s*(?:error|fatal error|CMake Error)\b.*[:!]/.test(line)) return i;
  }
  return cause;
};

/** An error without a place in the code, at `lines[start]`: a package that does not resolve, a build script, the linker. */
export const readCargoError = (lines: readonly string[], start: number, end: number, message: string): ToolError => {
  const linker = /^linking with/.test(message) ? linkerLine(lines, start, end) : null;
  const stated = statedFacts(message, CARGO_FACTS);
  const root = linker?.index ?? innermostCause(lines, start, end);
  const cause = root === start ? stated : statedFacts((lines[root] ?? '').trim(), CARGO_FACTS);
  const vague = stated.category === undefined || stated.category === 'config' || stated.category === 'network';
  return toolError(lines, root, {
    span: [start + 1, end + 1],
    captures: { ...stated.captures, ...cause.captures, ...linker?.captures },
    category: (vague ? (cause.category ?? stated.category) : stated.category) ?? 'build',
  });
};
