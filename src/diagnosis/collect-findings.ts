import type { Analysis, ToolError } from '../analyzer/analysis.ts';
import type { Match } from '../pattern/pattern.ts';
import { compareMatches, isGeneric } from './compare-matches.ts';
import type { Finding } from './finding.ts';
import { isPassedLine } from './passed-line.ts';
import { isWarningLine } from './warning-line.ts';

/**
 * Brings matches and the tools' own errors together, one finding for each problem, in order of lines. Matches within the lines of an
 * error compete for it; the others compete with those on the same lines.
 */
export function collectFindings(analyses: readonly Analysis[], matches: readonly Match[]): Finding[] {
  const readers = mergeErrors(analyses);
  const errors = [...readers.keys()];
  const owned = new Map<ToolError, Match[]>();
  const free: Match[] = [];
  for (const match of matches) {
    const owner = ownerOf(match, errors);
    if (!owner && isGeneric(match) && isPassedLine(match.text)) continue;
    if (!owner) free.push(match);
    else owned.set(owner, [...(owned.get(owner) ?? []), match]);
  }
  const findings = errors.map((error) => ofError(error, readers.get(error) ?? null, owned.get(error) ?? []));
  for (const group of groupByLines(free)) findings.push(ofMatch(group));
  return findings.sort((a, b) => a.line - b.line);
}

/**
 * Every error and the reader that reported it. Two readers may report the same line (a traceback inside a runner's report): one error,
 * with what both know.
 */
function mergeErrors(analyses: readonly Analysis[]): Map<ToolError, string> {
  const byLine = new Map<number, { error: ToolError; tool: string }>();
  for (const { tool, errors } of analyses)
    for (const error of errors) {
      const known = byLine.get(error.line);
      if (!known) byLine.set(error.line, { error, tool });
      else known.error = merged(known.error, error);
    }
  return new Map([...byLine.values()].map(({ error, tool }) => [error, tool]));
}

const merged = (first: ToolError, second: ToolError): ToolError => ({
  ...second,
  ...first,
  captures: { ...second.captures, ...first.captures },
  span: [Math.min(first.span[0], second.span[0]), Math.max(first.span[1], second.span[1])],
});

/** The error that states the matched line, else the one with the fewest lines around it. */
function ownerOf(match: Match, errors: readonly ToolError[]): ToolError | null {
  let best: ToolError | null = null;
  let size = Number.POSITIVE_INFINITY;
  for (const error of errors) {
    const [first, last] = error.span;
    const states = error.line >= match.line && error.line <= match.endLine;
    if (!states && (match.line < first || match.line > last)) continue;
    const lines = states ? 0 : last - first + 1;
    if (lines < size) [best, size] = [error, lines];
  }
  return best;
}

const states = (error: ToolError, match: Match): boolean => error.line >= match.line && error.line <= match.endLine;

/** A remark below the line that states the problem tells which problem it is, but does not state it. */
const NOTE = /^(?:=|note:|help:|hint:|code: '?\w+'?$)/;

function ofError(error: ToolError, tool: string | null, matches: Match[]): Finding {
  const match = primary(error, matches);
  const on = match === null || isGeneric(match) || states(error, match) || NOTE.test(match.text);
  return {
    match,
    error,
    tool,
    line: on ? error.line : match.line,
    root: on ? error.root : match.text,
    warning: error.severity === 'warning',
    consequence: Boolean(error.consequence) || Boolean(match?.pattern.consequence),
    generic: match === null || isGeneric(match),
  };
}

/**
 * The match that names the cause of an error: a specific one on the line that states it; else a specific one elsewhere in its lines,
 * unless the tool's format says that the problem is of another kind; else a generic one on that line, or one of the same kind in its lines
 * (the name of the failed test above what it said).
 */
function primary(error: ToolError, matches: Match[]): Match | null {
  const sorted = [...matches].sort(compareMatches);
  const specific = sorted.filter((match) => !isGeneric(match) && !match.pattern.consequence);
  return (
    specific.find((match) => states(error, match)) ??
    specific.find((match) => !error.category || match.pattern.category === error.category) ??
    sorted.find((match) => states(error, match)) ??
    sorted.find((match) => !match.pattern.consequence && match.pattern.category === error.category) ??
    null
  );
}

function ofMatch(group: Match[]): Finding {
  const [match] = [...group].sort(compareMatches) as [Match];
  return {
    match,
    error: null,
    tool: null,
    line: match.line,
    root: match.text,
    warning: match.pattern.notice || isWarningLine(match.text),
    consequence: match.pattern.consequence,
    generic: isGeneric(match),
  };
}

/** Matches that share lines are about the same problem. */
function groupByLines(matches: readonly Match[]): Match[][] {
  const groups: Match[][] = [];
  let end = 0;
  for (const match of [...matches].sort((a, b) => a.line - b.line)) {
    const open = groups.at(-1);
    if (open && match.line <= end) open.push(match);
    else groups.push([match]);
    end = Math.max(open && match.line <= end ? end : 0, match.endLine);
  }
  return groups;
}
