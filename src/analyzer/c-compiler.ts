import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { C_FACTS } from './facts/c-facts.ts';
import { readLinker } from './linker.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';
import { toolError } from './reading/tool-error.ts';

const isFlagged = (groups: Readonly<Record<string, string | undefined>>): boolean =>
  /^-W|^[a-z]\w*-[\w-]+/.test(groups.code ?? '');

const SOURCE = String.raw`(?<file>(?:[A-Za-z]:[\\/])?[^\s:(][^:(\n]*?\.(?:c|cc|cpp|cxx|c\+\+|m|mm|cu|h|hh|hpp|hxx|h\+\+|inl|ipp|tcc|S|s|ino|proto|y|l)|[^\s:(][^:(\n]{0,200}?)`;

const FORMS: readonly ProblemForm[] = [
  {
    pattern: new RegExp(
      String.raw`^${SOURCE}:(?<line>\d+):(?:(?<column>\d+):)? (?<level>(?:fatal )?error|warning|note|sorry, unimplemented|internal compiler error): (?<message>.+?)(?: \[(?<code>[\w=+,.-]+)\])?$`,
    ),
    facts: C_FACTS,
    category: 'type',
    categoryOf: (groups) =>
      isFlagged(groups) && !/implicit|incompatible|int-conversion/.test(groups.code ?? '') ? 'lint' : undefined,
  },
  {
    // MSVC, clang-cl, nvcc
    pattern: new RegExp(
      String.raw`^\s*${SOURCE}\((?<line>\d+)(?:,(?<column>\d+))?\) ?: (?:\(\w+\) )?(?<level>(?:fatal )?error|warning|note)(?: (?<code>[A-Z]{1,4}\d{3,5}))?: (?<message>.+?)(?: \[[^\]]+\.vcxproj\])?$`,
    ),
    facts: C_FACTS,
    category: 'type',
  },
  {
    pattern:
      /^(?:\S*\/)?(?:[\w-]*-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|cc1|cc1plus|nvcc|icx?)(?:-[\d.]+)?(?:\.exe)?: (?<level>(?:fatal )?error|warning): (?<message>(?!linker command failed|ld returned|all warnings being treated).+)$/,
    facts: C_FACTS,
    category: 'build',
  },
];
const AFTERMATH =
  /^(?:cc1(?:plus|obj)?: (?:all|some) warnings being treated as errors|compilation terminated|(?:\d+ warnings? and )?\d+ errors? generated\.?|\S+: error: linker command failed)/;

const nameOf = (error: ToolError): ToolError => {
  const { captures } = error;
  captures.symbol ??= captures.member;
  captures.option ??= captures.key;
  if (captures.symbol === captures.member) delete captures.member;
  if (captures.option === captures.key) delete captures.key;
  return error;
};

/** Text at column 0 that is a compiler's: other tools share `file:line:col: error: message`. */
const looksLikeC = (error: ToolError): boolean =>
  /\.(?:c|cc|cpp|cxx|c\+\+|m|mm|cu|h|hh|hpp|hxx|inl|ipp|tcc|S|s|ino|y|l)$/i.test(error.location?.file ?? '') ||
  !error.location;

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('c-compiler');
  const compiled = problemLines(lines, FORMS).filter(looksLikeC).map(nameOf);
  const linked = readLinker(lines);
  const aftermath = lines.flatMap((line, index) =>
    AFTERMATH.test(line) && !/generated|terminated/.test(line)
      ? [toolError(lines, index, { category: 'build', consequence: true })]
      : [],
  );
  analysis.errors = [...compiled, ...linked, ...aftermath].sort((a, b) => a.line - b.line);
  const errors = analysis.errors.filter((error) => error.severity === 'error' && !error.consequence).length;
  const warnings = analysis.errors.filter((error) => error.severity === 'warning').length;
  if (errors > 0) analysis.counts.errors = errors;
  if (warnings > 0) analysis.counts.warnings = warnings;
  if (errors > 0 || aftermath.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads gcc, clang, MSVC and what links for them. */
export const cCompiler: Analyzer = {
  name: 'c-compiler',
  recognises: (text) =>
    text.shows(
      /^.{1,300}\.(?:c|cc|cpp|cxx|c\+\+|m|mm|cu|h|hh|hpp|hxx|inl|ipp|tcc|S|s|ino|y|l)(?::\d+|\(\d+).{0,12}: ?(?:fatal )?(?:error|warning)\b/im,
    ) ||
    text.shows(
      /^(?:\S*\/)?(?:[\w-]*-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|cc1|cc1plus|nvcc)(?:-[\d.]+)?: (?:fatal )?error: /m,
    ) ||
    text.shows(
      /undefined reference to|multiple definition of|cannot find -l|ld returned \d+ exit|Undefined symbols for architecture|unresolved external symbol|ld(?:\.lld|\.gold|64)?: (?:error|library not found|symbol)|fatal error LNK/,
    ),
  read,
};
