import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { judgeWording } from './judge-wording.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import type { Fact } from './reading/stated-facts.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

const R = /^Error(?: in (?<where>.{1,200}?))? ?: ?(?<message>.*)$/;
const JULIA = /^ERROR: (?:LoadError: )?(?<message>.+)$/;
const JULIA_FRAME = /^\s+@ (?:\S+ )?(?<file>[^\s:]+\.jl):(?<line>\d+)/;

const FACTS: readonly Fact[] = [
  { pattern: /object '(?<symbol>[^']+)' not found/, category: 'name' },
  { pattern: /could not find function "(?<symbol>[^"]+)"/, category: 'name' },
  { pattern: /there is no package called ['‘](?<module>[^'’]+)['’]/, category: 'import' },
  { pattern: /cannot open (?:file|the connection)(?: '(?<file>[^']+)')?/, category: 'file_not_found' },
  { pattern: /unexpected (?:symbol|string|'.'|end of input|numeric constant)/, category: 'syntax' },
  { pattern: /non-numeric argument|subscript out of bounds|arguments imply differing number/, category: 'type' },
  { pattern: /UndefVarError: `?(?<symbol>\w+)`? not defined/, category: 'name' },
  { pattern: /ArgumentError: Package (?<module>\w+) not found/, category: 'import' },
  { pattern: /MethodError: no method matching (?<symbol>[\w.!]+)/, category: 'type' },
  { pattern: /SystemError: opening file "(?<file>[^"]+)": No such file/, category: 'file_not_found' },
  { pattern: /BoundsError|DomainError|DivideError|KeyError/, category: 'runtime' },
  { pattern: /ParseError|syntax: /, category: 'syntax' },
];

const problem = (lines: readonly string[], index: number, message: string): ToolError => {
  const stated = statedFacts(message, FACTS);
  const judged = stated.category ? stated : judgeWording(message, undefined, 'runtime');
  const frame = lines
    .slice(index + 1, index + 40)
    .map((line) => JULIA_FRAME.exec(line)?.groups)
    .find((groups) => groups?.file && !isForeignPath(groups.file));
  const place = frame?.file ? { file: frame.file, line: Number(frame.line) } : undefined;
  return toolError(lines, index, {
    captures: {
      ...(place && !judged.captures.file ? { file: place.file, line: String(place.line) } : {}),
      ...judged.captures,
    },
    category: judged.category,
    ...(place ? { location: place } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('data-language');
  const isJulia = lines.some((line) => /^Stacktrace:/.test(line));
  lines.forEach((line, index) => {
    const message = isJulia ? JULIA.exec(line)?.groups?.message : R.exec(line)?.groups?.message;
    if (message === undefined) return;
    // R puts a long message on the line below
    const own = message.trim() === '';
    analysis.errors.push(
      problem(
        lines,
        own ? Math.min(index + 1, lines.length - 1) : index,
        own ? (lines[index + 1] ?? '').trim() : message,
      ),
    );
  });
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads how programs in R and Julia end with an error. */
export const dataLanguages: Analyzer = {
  name: 'data-language',
  recognises: (text, command) =>
    text.shows(/^Execution halted$/m) ||
    (text.shows(/^Stacktrace:/m) && text.shows(/^ERROR: /m)) ||
    (/\b(?:Rscript|R CMD|julia)\b/.test(command ?? '') && text.shows(/^(?:Error|ERROR)/m)),
  read,
};
