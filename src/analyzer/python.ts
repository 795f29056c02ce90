import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { PYTHON_FACTS } from './facts/python-facts.ts';
import { loggedBefore } from './reading/logged-before.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { pythonTracebacks, type Traceback } from './reading/python-traceback.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

/** What the interpreter, or a module run with `-m`, says without a traceback. */
const PLAIN: readonly Fact[] = [
  { pattern: /^\S*python[\d.]*(?:\.exe)?: No module named '?(?<module>[\w.]+)'?/, category: 'import' },
  {
    pattern: /^\S*python[\d.]*(?:\.exe)?: Error while finding module specification for '(?<module>[^']+)'/,
    category: 'import',
  },
  { pattern: /^\S*python[\d.]*(?:\.exe)?: can't open file '(?<file>[^']+)'/, category: 'file_not_found' },
  { pattern: /^unknown option (?<option>--?\S+)/i, category: 'usage' },
  { pattern: /^Fatal Python error: /, category: 'runtime' },
  { pattern: /^\S+\.py: error: argument (?<option>[^\s:]+): /, category: 'usage' },
  { pattern: /^\S+\.py(?: [\w-]+)?: error: unrecognized arguments: (?<option>\S+)/, category: 'usage' },
  { pattern: /^\S+\.py(?: [\w-]+)?: error: /, category: 'usage' },
];
const NEVER_AWAITED = /RuntimeWarning: coroutine '(?<symbol>[^']+)' was never awaited/;
const GROUP = /^(?:\w+\.)*(?:Base)?ExceptionGroup: .*sub-exceptions?\)/;

const tracebackError = (
  lines: readonly string[],
  traceback: Traceback,
  handled: boolean,
  holdsOthers: boolean,
): ToolError => {
  const { start, end, raised, message, place, conflictMarker } = traceback;
  const { captures, category } = statedFacts(message, PYTHON_FACTS);
  return toolError(lines, conflictMarker ?? raised, {
    severity: handled ? 'warning' : 'error',
    span: [start + 1, end + 1],
    captures: withPlace(captures, place),
    category: conflictMarker === undefined ? (category ?? 'runtime') : 'merge_conflict',
    ...(place ? { location: place } : {}),
    consequence: holdsOthers,
  });
};

/** When all exceptions were logged, the last one is the best candidate for a cause; whether the program failed stays open. */
const lastIsCause = (analysis: Analysis): void => {
  const last = analysis.errors.findLast((error) => error.span[0] !== error.span[1]);
  if (last) last.severity = 'error';
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('python');
  const tracebacks = pythonTracebacks(lines);
  tracebacks.forEach((traceback, index) => {
    const holdsOthers = GROUP.test(traceback.message) && index + 1 < tracebacks.length;
    analysis.errors.push(tracebackError(lines, traceback, loggedBefore(lines, traceback.start), holdsOthers));
  });
  const inside = (line: number): boolean => analysis.errors.some(({ span }) => line >= span[0] && line <= span[1]);
  lines.forEach((line, index) => {
    const { captures, category } = /^(?:\S|unknown)/.test(line)
      ? statedFacts(line, PLAIN)
      : { captures: {}, category: undefined };
    if (category && !inside(index + 1)) analysis.errors.push(toolError(lines, index, { captures, category }));
    const coroutine = line.includes('was never awaited') ? NEVER_AWAITED.exec(line)?.groups : undefined;
    if (coroutine)
      analysis.errors.push(toolError(lines, index, { severity: 'warning', captures: coroutine, category: 'async' }));
  });
  analysis.errors.sort((a, b) => a.line - b.line);
  if (analysis.errors.some((error) => error.severity === 'error')) analysis.verdict = 'failed';
  else if (tracebacks.length > 0) lastIsCause(analysis);
  return analysis;
};

/** Reads what Python prints when a program ends in an exception: chained ones, groups, syntax errors; and its own messages. */
export const python: Analyzer = {
  name: 'python',
  recognises: (text, command) =>
    text.includes('Traceback (most recent call last):') ||
    (text.includes('  File "') && text.shows(/^[ \t]*(?:SyntaxError|IndentationError|TabError): /m)) ||
    text.includes('was never awaited') ||
    text.shows(/^(?:Fatal Python error: |\S*python[\d.]*(?:\.exe)?: (?:No module|can't open|Error while))/m) ||
    (/\bpython[\d.]*\b|\.py\b/.test(command ?? '') && text.shows(/^(?:unknown option|\S+\.py(?: [\w-]+)?: error: )/im)),
  read,
};
