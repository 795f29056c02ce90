import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JS_FACTS } from './facts/js-facts.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

const ESBUILD = /^\s*(?:✘|X|▲) \[(?<level>ERROR|WARNING)\] (?<message>.+)$/;
const ESBUILD_PLAIN =
  /^(?:\s*(?<file>[^\s:][^:\n]*|[A-Za-z]:\\[^:\n]+):(?<line>\d+):(?<column>\d+): )(?<level>ERROR|error): (?<message>.+)$/;
const PLACE = /^\s+(?<file>[^\s:]+):(?<line>\d+):(?<column>\d+):?$/;
const DURING =
  /^(?:error during build:|\[vite(?::[\w-]+)?\]|\[!\] |x Build failed|✗ Build failed|Build failed with \d+ errors?)/;
const FILE_LINE = /^file: (?<file>[^:\n]+)(?::(?<line>\d+):(?<column>\d+))?$/;
const WEBPACK = /^ERROR in (?<file>(?:\.\/|\S*\/)?\S+?)?(?: (?<line>\d+):(?<column>\d+)(?:-\d+(?::\d+)?)?)?$/;
const WEBPACK_CLI = /^\[webpack-cli\] (?:✖ )?(?<message>.+)$/;
const RSPACK = /^\s*× (?<message>.+)$/;
const NEXT =
  /^(?:Failed to compile\.?$|Error occurred prerendering page "| ⨯ Next\.js build worker exited with code: [1-9])/;
const SUMMARY =
  /^(?:webpack \S+ compiled with|(?<errors>\d+) errors?$|(?:rspack|rsbuild).* compiled with (?<more>\d+) errors?)/;
const PASSED = /^(?:✓ built in |webpack \S+ compiled successfully|\s*⚡ ?Done in|created .+ in [\d.]+m?s$)/;

const stated = (
  lines: readonly string[],
  index: number,
  message: string,
  place: Record<string, string | undefined>,
): ToolError => {
  const { captures, category } = statedFacts(message, JS_FACTS);
  return toolError(lines, index, {
    captures: {
      ...captures,
      file: place.file ?? captures.file,
      line: place.line,
      column: place.column,
      ...(captures.symbol ? { file: captures.file ?? place.file } : {}),
    },
    category: category ?? 'build',
    ...(place.file ? { location: { file: place.file, line: place.line ? Number(place.line) : undefined } } : {}),
  });
};

const placeBelow = (lines: readonly string[], index: number): Record<string, string | undefined> => {
  for (let i = index + 1; i <= index + 6; i += 1) {
    const groups = PLACE.exec(lines[i] ?? '')?.groups ?? FILE_LINE.exec(lines[i] ?? '')?.groups;
    if (groups) return groups;
  }
  return {};
};

/** `error during build:` and its like announce; the next line that is not a heading states the cause. */
const duringBuild = (lines: readonly string[], index: number): ToolError | null => {
  const own = (lines[index] ?? '').replace(/^\[[\w!:-]+\]:? /, '');
  if (own !== lines[index] && statedFacts(own, JS_FACTS).category)
    return stated(lines, index, own, placeBelow(lines, index));
  for (let i = index + 1; i <= index + 8 && i < lines.length; i += 1) {
    const text = (lines[i] ?? '').trim();
    // a heading that states the cause itself is read by itself
    if (DURING.test(text) && statedFacts(text.replace(/^\[[\w!:-]+\]:? /, ''), JS_FACTS).category) return null;
    if (text === '' || DURING.test(text) || /^(?:at |file:|\[[\w:-]+\] Transform failed)/.test(text)) continue;
    const groups = ESBUILD_PLAIN.exec(text)?.groups;
    if (groups) return stated(lines, i, groups.message ?? '', groups);
    return stated(lines, i, text, placeBelow(lines, i));
  }
  return null;
};

const webpackError = (
  lines: readonly string[],
  index: number,
  place: Record<string, string | undefined>,
): ToolError | null => {
  for (let i = index + 1; i <= index + 4 && i < lines.length; i += 1) {
    const text = (lines[i] ?? '').trim();
    if (text === '' || / TS\d{4}: /.test(text)) continue;
    return stated(
      lines,
      i,
      text.replace(/^(?:Module not found: |Module (?:build|parse) failed.*?: )?(?:Error: )?/, ''),
      place.file && /[./]/.test(place.file) ? place : {},
    );
  }
  return null;
};

const errorAt = (lines: readonly string[], index: number): ToolError | null => {
  const line = lines[index] ?? '';
  const esbuild = ESBUILD.exec(line)?.groups;
  if (esbuild) {
    const error = stated(lines, index, esbuild.message ?? '', placeBelow(lines, index));
    return esbuild.level === 'WARNING' ? { ...error, severity: 'warning' } : error;
  }
  const plain = ESBUILD_PLAIN.exec(line)?.groups;
  if (plain?.file && !isForeignPath(plain.file)) return stated(lines, index, plain.message ?? '', plain);
  if (DURING.test(line)) return duringBuild(lines, index);
  const webpack = line.startsWith('ERROR in') ? WEBPACK.exec(line)?.groups : undefined;
  if (webpack) return webpackError(lines, index, webpack);
  const cli = WEBPACK_CLI.exec(line)?.groups?.message;
  if (cli?.startsWith('Invalid configuration object')) {
    const detail = lines.findIndex((each, i) => i > index && i < index + 4 && /^ - /.test(each));
    const at = detail < 0 ? index : detail;
    const symbol = /(?:unknown property|configuration\.)\s?'?(?<symbol>[\w.]+)/.exec(lines[at] ?? '')?.groups;
    return toolError(lines, at, { captures: symbol ?? {}, category: 'config' });
  }
  if (cli && !/^Compilation/.test(cli)) {
    const error = stated(lines, index, cli.replace(/^Error: /, ''), {});
    const explained = lines.slice(index + 1, index + 8).some((each) => /^\s*[A-Z]?\w*Error: \S/.test(each));
    return /^Failed to load /.test(cli) && explained ? { ...error, consequence: true } : error;
  }
  if (RSPACK.test(line) && lines.some((each) => /rspack|rsbuild/i.test(each)))
    return stated(lines, index, RSPACK.exec(line)?.groups?.message ?? '', placeBelow(lines, index));
  return null;
};

const readBuild = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('bundler');
  const read = new Set<number>();
  lines.forEach((line, index) => {
    const error = errorAt(lines, index);
    if (error && !read.has(error.line)) {
      read.add(error.line);
      analysis.errors.push(error);
    }
    const errors = SUMMARY.exec(line)?.groups?.errors;
    if (errors) analysis.counts.errors = Number(errors);
    if (PASSED.test(line)) analysis.verdict = 'passed';
    if (NEXT.test(line)) analysis.verdict = 'failed';
  });
  if (analysis.errors.some((error) => error.severity === 'error')) analysis.verdict = 'failed';
  return analysis;
};

/** Reads esbuild, Vite, Rollup, webpack, Rspack and the builds of frameworks on top of them. */
export const bundlers: Analyzer = {
  name: 'bundler',
  recognises: (text, command) =>
    text.shows(/^[ \t]*(?:✘|X|▲) \[(?:ERROR|WARNING)\] /m) ||
    text.shows(
      /^(?:error during build:|\[vite|\[!\] |ERROR in |\[webpack-cli\] |Failed to compile|webpack \d[\w.-]* compiled|Error occurred prerendering page ")/m,
    ) ||
    text.shows(/ built in [\d.]+m?s$/m) ||
    (/\b(?:esbuild|vite|rollup|webpack|rspack|rsbuild|parcel|tsup)\b/.test(command ?? '') &&
      text.shows(/(?:ERROR|error|×|Build failed)/)),
  read: readBuild,
};
