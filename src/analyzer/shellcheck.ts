import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { toolError } from './reading/tool-error.ts';

const PLACE = /^In (?<file>\S.*) line (?<line>\d+):$/;
const FINDING = /^\s*\^-*\^? ?(?<code>SC\d{4}) \((?<level>error|warning|info|style)\): (?<message>.+)$/;
const GCC =
  /^(?<file>[^\s:][^:]*):(?<line>\d+):(?<column>\d+): (?<level>error|warning|note): (?<message>.+) \[(?<code>SC\d{4})\]$/;

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('shellcheck');
  let place: Record<string, string | undefined> = {};
  lines.forEach((line, index) => {
    place = PLACE.exec(line)?.groups ?? place;
    const found = FINDING.exec(line)?.groups;
    const groups = found ? { ...place, ...found } : GCC.exec(line)?.groups;
    if (!groups) return;
    const { level, ...captures } = groups as Record<string, string | undefined>;
    const error: ToolError = toolError(lines, index, { captures, category: 'lint' });
    analysis.errors.push(/error|warning/.test(level ?? '') ? error : { ...error, severity: 'warning' });
  });
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads ShellCheck, which fails for every finding, however small; formats tty and gcc. */
export const shellcheck: Analyzer = {
  name: 'shellcheck',
  recognises: (text) => text.shows(/ \[SC\d{4}\]$|^[ \t]*\^-*\^? ?SC\d{4} \((?:error|warning|info|style)\): /m),
  read,
};
