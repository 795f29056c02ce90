import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';

/** Files that a formatter would change (black, ruff format, isort, gofmt by diff, prettier), or cannot read. */
const FORMS: readonly ProblemForm[] = [
  {
    pattern:
      /^error: cannot format (?<file>[^:\n]+): Cannot parse(?: for target version [^:]+)?: (?<line>\d+):(?<column>\d+)/,
    category: 'syntax',
  },
  { pattern: /^error: cannot format (?<file>[^:\n]+): /, category: 'format' },
  { pattern: /^error: Failed to parse (?<file>[^:\n]+):(?<line>\d+):(?<column>\d+): /, category: 'syntax' },
  { pattern: /^(?:w|W)ould reformat:? (?<file>\S.*)$/, category: 'format' },
  { pattern: /^ERROR: (?<file>.+?) Imports are incorrectly sorted and\/or formatted\.$/, category: 'format' },
  { pattern: /^\[error\] (?<file>[^:\n]+): SyntaxError: .*\((?<line>\d+):(?<column>\d+)\)$/, category: 'syntax' },
  { pattern: /^\[error\] No files matching the pattern were found: "(?<path>[^"]+)"/, category: 'file_not_found' },
  { pattern: /^\[error\] (?<message>(?!\s|>|All matched|\d+ \|).+)$/, category: 'config' },
  {
    pattern:
      /^(?:.{0,200}?)\[warn\] (?<file>(?!Code style|Run Prettier|Forgot to run|jsxBracket|Ignored unknown).+\.\w+)$/,
    category: 'format',
  },
];
const AFTERMATH =
  /^(?:\[warn\] Code style issues (?:were )?found|Oh no! |\d+ files? would be reformatted|\d+ files? failed to reformat)/;
const CLEAN =
  /^(?:All done! |All matched files use Prettier|\d+ files? (?:left unchanged|already formatted)|\d+ files? would be left unchanged)/;

const isFormatting = (error: ToolError): boolean => error.category === 'format';

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('formatter');
  analysis.errors = problemLines(lines, FORMS);
  for (const error of analysis.errors) if (!isFormatting(error)) error.severity = 'error';
  if (analysis.errors.length > 0) analysis.counts.failed = analysis.errors.length;
  const told = lines.some((line) => AFTERMATH.test(line));
  if (told || analysis.errors.length > 0) analysis.verdict = 'failed';
  else if (lines.some((line) => CLEAN.test(line))) analysis.verdict = 'passed';
  return analysis;
};

/** Reads formatters in check mode: black, isort, ruff format, prettier. */
export const formatters: Analyzer = {
  name: 'formatter',
  recognises: (text) =>
    text.shows(
      /^(?:error: (?:cannot format|Failed to parse) |[wW]ould reformat|ERROR: .+ Imports are incorrectly|Oh no! |All done! |All matched files use Prettier|\d+ files? (?:already formatted|left unchanged|would be))/m,
    ) ||
    text.shows(/\[warn\] (?:\S.*\.\w+$|Code style issues)/m) ||
    text.shows(/^\[error\] (?:\S+: SyntaxError: |No files matching)/m),
  read,
};
