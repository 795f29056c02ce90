import type { Analysis, Analyzer } from './analysis.ts';
import { ANALYZERS, FALLBACKS, TRACES } from './analyzers.ts';
import { SearchedText } from './reading/searched-text.ts';

/** Longer lines are minified code or data; what states a cause stands at the start. Keeps every reader linear in the text. */
const MAX_LINE = 2_000;
/** A line of JSON is only of use as a whole. */
const MAX_JSON_LINE = 100_000;

const shorten = (line: string): string =>
  line.length <= MAX_LINE || (line.length <= MAX_JSON_LINE && (line.startsWith('{') || line.startsWith('[{')))
    ? line
    : line.slice(0, MAX_LINE);

const said = (analysis: Analysis): boolean =>
  analysis.errors.length > 0 || analysis.verdict !== null || Object.keys(analysis.counts).length > 0;

const within = (line: number, [first, last]: [number, number]): boolean => line >= first && line <= last;

/** A stack trace inside a tool's own report, or inside one of its problems, is the tool's to judge: a test may print it and pass. */
const outside = (trace: Analysis, tools: readonly Analysis[]): Analysis => {
  const owned = tools.flatMap((tool) => [
    ...(tool.extent ? [tool.extent] : []),
    ...tool.errors.map((error) => error.span),
  ]);
  const errors = trace.errors.filter((error) => !owned.some((span) => within(error.line, span)));
  if (errors.length === trace.errors.length) return trace;
  return { ...trace, errors, verdict: errors.some((error) => error.severity === 'error') ? trace.verdict : null };
};

/** A generic reader adds nothing to a line that a tool has read already. */
const unclaimed = (fallback: Analysis, found: readonly Analysis[]): Analysis => {
  const claimed = new Set(found.flatMap((analysis) => analysis.errors.map((error) => error.line)));
  return { ...fallback, errors: fallback.errors.filter((error) => !claimed.has(error.line)) };
};

/**
 * What the tools whose output this is say about it, the most telling first: tools with a format of their own, then stack
 * traces that no tool accounts for, and the generic readers only when nobody else found a problem.
 *
 * @param lines the cleaned output (no ANSI codes, no carriage returns, no prefixes of CI services), whole or cut
 * @param command the command as typed, when known
 * @param force name of an analyzer that reads whether or not it recognises the text (`hooks/post-test`)
 */
export const analyse = (lines: readonly string[], command?: string, force?: string): Analysis[] => {
  const short = lines.some((line) => line.length > MAX_LINE) ? lines.map(shorten) : lines;
  const text = new SearchedText(short.join('\n'));
  const reads = (analyzer: Analyzer): boolean => analyzer.name === force || analyzer.recognises(text, command);
  const read = (analyzers: readonly Analyzer[]): Analysis[] =>
    analyzers.filter(reads).map((analyzer) => analyzer.read(short, command));

  const tools = read(ANALYZERS).filter((analysis) => said(analysis) || analysis.tool === force);
  const traces = read(TRACES)
    .map((trace) => outside(trace, tools))
    .filter(said);
  const found = [...tools, ...traces];
  const causes = found.some((analysis) =>
    analysis.errors.some((error) => error.severity === 'error' && !error.consequence),
  );
  return causes
    ? found
    : [
        ...found,
        ...read(FALLBACKS)
          .map((fallback) => unclaimed(outside(fallback, tools), found))
          .filter(said),
      ];
};
