import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JS_FACTS } from './facts/js-facts.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { firstOwnFrame, isJsFrame } from './reading/js-stack.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

/** `TypeError: …`, `Error [ERR_X]: …`, `Uncaught Error: …`, `error: Uncaught (in promise) TypeError: …` (Deno). */
const THROWN =
  /^(?<lead>\s*(?:\[cause\]: |Caused by: |error: )?(?:Uncaught )?(?:\(in promise\) )?)(?:[A-Z]\w*\.)?(?:[A-Z]\w*)?(?:Error|Exception|Rejection|Violation)(?: \[(?<code>[A-Z_]+)\])?(?:: |$)/;
const SOURCE = /^(?:file:\/\/)?(?<file>\/[^:\n]+|[A-Za-z]:\\[^:\n]+|\S+\.[cm]?[jt]sx?):(?<line>\d+)$/;
const CODE = /^\s+code: '(?<code>[A-Z][A-Z0-9_]+)'/;
const IMPORTER = /^- (?<file>\/?\S+)$/;
const ENDED = /^(?:Node\.js v\d|Bun v\d|error: Uncaught)/;
const FATAL = /^(?:FATAL ERROR: .*|<--- Last few GCs --->)/;
/** What esbuild throws counts the problems, and tells them below. */
const TOLD_BELOW = /\b(?:Transform|Build) failed with \d+ errors?:$/;
const GENERIC = /^(?:TypeError: fetch failed|AggregateError|Error: (?:Command failed|\[vitest-pool\]: ))/;

/** Index of the line that names the error whose stack starts at `frame`; -1 when there is none near. */
const thrownAbove = (lines: readonly string[], frame: number): number => {
  for (let i = frame - 1; i >= 0 && i >= frame - 40; i -= 1) {
    if (THROWN.test(lines[i] ?? '')) return i;
    if (isJsFrame(lines[i] ?? '')) return -1;
  }
  return -1;
};

const frameEnd = (lines: readonly string[], first: number): number => {
  let end = first;
  while (end + 1 < lines.length && isJsFrame(lines[end + 1] ?? '')) end += 1;
  return end;
};

/** Last line of the object that Node prints after the stack (`{ code: …, requireStack: [ … ] }`). */
const detailEnd = (lines: readonly string[], end: number): number => {
  if (!/\{\s*$/.test(lines[end] ?? '')) return end;
  for (let i = end + 1; i < lines.length && i < end + 60; i += 1) if (/^\}/.test(lines[i] ?? '')) return i;
  return end;
};

/** Where the source excerpt above an uncaught error points, within the ten lines before it. */
const sourceAbove = (lines: readonly string[], root: number): { file: string; line: number } | null => {
  for (let i = root - 1; i >= 0 && i >= root - 10; i -= 1) {
    const groups = SOURCE.exec(lines[i] ?? '')?.groups;
    if (groups?.file && !isForeignPath(groups.file)) return { file: groups.file, line: Number(groups.line) };
  }
  return null;
};

const stackError = (lines: readonly string[], root: number, first: number): ToolError => {
  const stackEnd = frameEnd(lines, first);
  const end = detailEnd(lines, stackEnd);
  const message = lines
    .slice(root, Math.min(first, root + 6))
    .map((line) => line.trim())
    .join('\n');
  const { captures, category } = statedFacts(message, JS_FACTS);
  const syntax = /SyntaxError/.test(lines[root] ?? '');
  const above = sourceAbove(lines, root);
  const importer = lines
    .slice(root, first)
    .map((line) => IMPORTER.exec(line)?.groups?.file)
    .find((file) => file);
  const own = firstOwnFrame(lines, first, stackEnd);
  const place = (syntax ? above : null) ?? own ?? above ?? (importer ? { file: importer } : null);
  const code =
    THROWN.exec(lines[root] ?? '')?.groups?.code ??
    lines
      .slice(stackEnd, end + 1)
      .map((line) => CODE.exec(line)?.groups?.code)
      .find((name) => name);
  return toolError(lines, root, {
    span: [Math.max(0, root - (above ? 5 : 0)) + 1, end + 1],
    captures: {
      ...withPlace(captures, place),
      code,
    },
    category: category ?? 'runtime',
    ...(place ? { location: place } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('node');
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (FATAL.test(line) && !line.startsWith('<'))
      analysis.errors.push(toolError(lines, i, { category: statedFacts(line, JS_FACTS).category ?? 'memory' }));
    if (ENDED.test(line)) analysis.verdict = 'failed';
    if (!isJsFrame(line)) continue;
    const thrown = thrownAbove(lines, i);
    const root = thrown >= 0 && thrown + 1 < i && TOLD_BELOW.test(lines[thrown] ?? '') ? thrown + 1 : thrown;
    const end = frameEnd(lines, i);
    if (root >= 0) {
      const error = stackError(lines, root, i);
      const nested = /^\s*(?:\[cause\]|Caused by): /.test(lines[root] ?? '');
      const outer = analysis.errors.at(-1);
      if (nested && outer && GENERIC.test(outer.root)) outer.consequence = true;
      else if (nested && outer) error.consequence = true;
      analysis.errors.push(error);
    }
    i = end;
  }
  return analysis;
};

/** Reads the stack traces of JavaScript runtimes. Only the line that Node prints when it gives up makes the outcome certain. */
export const node: Analyzer = {
  name: 'node',
  recognises: (text) =>
    text.shows(/^[ \t]+at .+:\d+:\d+\)?(?: \{)?$/m) || text.shows(/^Node\.js v\d/m) || text.includes('FATAL ERROR: '),
  read,
};
