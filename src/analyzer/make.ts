import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';
import { toolError } from './reading/tool-error.ts';

const TOOL = String.raw`(?:\S*/)?(?:g?make|bmake|mingw32-make|nmake|remake)(?:\.exe)?(?:\[\d+\])?`;

/** What make and ninja say themselves: rules, targets, syntax. */
const FORMS: readonly ProblemForm[] = [
  {
    pattern: new RegExp(
      String.raw`^${TOOL}: \*\*\* No rule to make target ['\`](?<target>[^']+)', needed by ['\`](?<symbol>[^']+)'`,
    ),
    category: 'file_not_found',
  },
  {
    pattern: new RegExp(String.raw`^${TOOL}: \*\*\* No rule to make target ['\`](?<target>[^']+)'`),
    category: 'config',
  },
  { pattern: new RegExp(String.raw`^${TOOL}: don't know how to make (?<target>\S+)\. Stop`), category: 'config' },
  {
    pattern: new RegExp(String.raw`^${TOOL}: \*\*\* No targets(?: specified and no makefile found)?\.`),
    category: 'file_not_found',
  },
  {
    pattern: new RegExp(String.raw`^${TOOL}: \*\*\* (?<path>\S+): No such file or directory`),
    category: 'file_not_found',
  },
  {
    pattern: new RegExp(
      String.raw`^${TOOL}: (?<command>[^\s:]+): (?:No such file or directory|Command not found|not found)$`,
    ),
    category: 'command_not_found',
  },
  { pattern: new RegExp(String.raw`^${TOOL}: (?<file>[^\s:]+): Permission denied$`), category: 'permission' },
  {
    pattern:
      /^(?<file>[^\s:]+):(?<line>\d+): \*\*\* (?<message>missing separator|.*(?:commences before first target|unterminated|extraneous|missing).*)/,
    category: 'syntax',
  },
  { pattern: /^(?<file>[^\s:]+):(?<line>\d+): \*\*\* (?<message>.+?)\.? {2}Stop\.$/, category: 'config' },
  {
    pattern: /^(?<file>[^\s:]+):(?<line>\d+): (?<path>[^\s:]+): No such file or directory$/,
    category: 'file_not_found',
  },
  { pattern: /^ninja: error: unknown target '(?<target>[^']+)'/, category: 'usage' },
  {
    pattern: /^ninja: error: '(?<target>[^']+)', needed by '(?<symbol>[^']+)', missing and no known rule to make it/,
    category: 'file_not_found',
  },
  { pattern: /^ninja: error: loading '(?<path>[^']+)': No such file or directory/, category: 'file_not_found' },
  { pattern: /^ninja: (?:error|fatal): (?<file>[^\s:]+):(?<line>\d+): (?<message>.+)$/, category: 'syntax' },
  { pattern: /^ninja: (?:error|fatal): (?<message>.+)$/, category: 'build' },
];
const RECIPE = new RegExp(
  String.raw`^${TOOL}: \*\*\* \[(?:(?<file>[^:\]]+):(?<line>\d+): )?(?<target>[^\]]+)\] (?:Error (?<code>-?\d+)|(?<signal>Killed|Terminated|Interrupt|Segmentation fault|Aborted|Bus error)\b)`,
);
const AFTERMATH =
  /^(?:ninja: build stopped: |FAILED: |(?:\S*\/)?g?make(?:\[\d+\])?: (?:Target .* not remade|\*\*\* Waiting for unfinished)|\*\*\* Error code \d+|Stop\.$)/;

const MAKEFILE_ONLY = /(?:Makefile|makefile|\.mk|\.mak)\b/;

const recipe = (lines: readonly string[], index: number): ToolError | null => {
  const groups = RECIPE.exec(lines[index] ?? '')?.groups;
  if (!groups || /\(ignored\)/.test(lines[index] ?? '')) return null;
  const { target, signal } = groups;
  return toolError(lines, index, {
    captures: { target },
    category: signal === 'Killed' ? 'memory' : 'build',
    consequence: signal !== 'Killed',
    ...(groups.file ? { location: { file: groups.file, line: Number(groups.line) } } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('make');
  const own = problemLines(lines, FORMS).filter(
    (error) => !error.location || /\*\*\* |^ninja/.test(error.root) || MAKEFILE_ONLY.test(error.location.file),
  );
  const rest = lines.flatMap((line, index) => {
    const failed = recipe(lines, index);
    if (failed) return [failed];
    return AFTERMATH.test(line) ? [toolError(lines, index, { category: 'build', consequence: true })] : [];
  });
  analysis.errors = [...own, ...rest].sort((a, b) => a.line - b.line);
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads make (GNU, BSD) and ninja. A failed recipe is a consequence of what its program printed. */
export const make: Analyzer = {
  name: 'make',
  recognises: (text) =>
    text.shows(/^(?:\S*\/)?(?:g?make|bmake|mingw32-make|nmake|ninja)(?:\.exe)?(?:\[\d+\])?: /m) ||
    text.shows(/: \*\*\* .*Stop\.$/m) ||
    text.shows(/^FAILED: \S/m) ||
    text.includes('*** Error code '),
  read,
};
