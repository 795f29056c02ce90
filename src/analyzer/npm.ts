import type { Category } from '../pattern/pattern.ts';
import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { NPM_CODES, NPM_FACTS } from './facts/npm-codes.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type Stated, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

/** `npm ERR! …` up to version 9, `npm error …` since. */
const NPM = /^npm (?:ERR!|error) ?(?<text>.*)$/;
const CODE = /^code (?<code>[A-Z][A-Z0-9_]+)$/;
/** A script failed: what it printed above says why. */
const AFTERMATH =
  /^(?:Lifecycle script|command failed|command sh|code ELIFECYCLE|code \d+$|errno \d+$|Exit status|Failed at the|Test failed|A complete log|This is probably not a problem|in workspace|location |workspace |path |at location|\S+\.log$)/;
const PNPM = /^\s*(?:\[\w+\] )?(?<code>ERR_PNPM_[A-Z0-9_]+)\s+(?<text>.*)$/;
const ELIFECYCLE = /^\s*(?:ELIFECYCLE|\[ELIFECYCLE\])\s+(?:Command|Test) failed/;
const YARN =
  /^(?:error |Usage Error: |Internal Error: |➤ (?<code>YN\d{4}): (?:·|│|└|┌)? ?(?:\[[^\]]+\] )?)(?<text>\S.*)$/;
/** Says what the lines of the difference above it mean. */
const LOCKED = /The lockfile would have been (?:modified|created) by this install/;
const YARN_AFTERMATH = /^Command failed with exit code \d+|^Command failed\.|^The command failed|^Failed with errors/;

const category = (code: string | undefined, stated: Stated): Category =>
  stated.category ?? (code ? NPM_CODES[code] : undefined) ?? 'dependency';

/** What the install script of a dependency printed stands below `command sh -c …`, each line behind `npm error`, too. */
const SCRIPT_SAYS = /(?:^|[\s:])(?:fatal error|error|[A-Z]?\w*Error): \S|: (?:command )?not found$/;
const scriptSays = (texts: readonly string[]): number => {
  const command = texts.findLastIndex((text) => /^command (?:sh|bash|cmd|\/)/.test(text));
  return command < 0 ? -1 : texts.findIndex((text, index) => index > command && SCRIPT_SAYS.test(text));
};

/** The lines of one npm report: the line that says most is the root, else the one with the code. */
const npmError = (lines: readonly string[], indexes: readonly number[]): ToolError | null => {
  const texts = indexes.map((index) => NPM.exec(lines[index] ?? '')?.groups?.text?.trim() ?? '');
  const codeAt = texts.findIndex((text) => CODE.test(text));
  const code = codeAt < 0 ? undefined : CODE.exec(texts[codeAt] ?? '')?.groups?.code;
  const stated = texts.map((text) => statedFacts(text, NPM_FACTS));
  const telling = stated.findIndex((facts) => facts.category !== undefined);
  const first = texts.findIndex((text) => text !== '');
  if (first < 0) return null;
  const aftermath = texts.every((text) => text === '' || AFTERMATH.test(text)) || code === 'ELIFECYCLE';
  const said = code === undefined ? scriptSays(texts) : -1;
  if (said >= 0)
    return toolError(lines, indexes[said] ?? 0, {
      span: [(indexes[0] ?? 0) + 1, (indexes.at(-1) ?? 0) + 1],
      captures: stated[said]?.captures ?? {},
      category: stated[said]?.category ?? 'build',
    });
  const decisive =
    code === 'EUSAGE' ||
    code === 'ERESOLVE' ||
    code === 'E404' ||
    code === 'ETARGET' ||
    code === 'ELSPROBLEMS' ||
    codeAt < 0;
  const root = decisive && telling >= 0 ? telling : codeAt >= 0 ? codeAt : telling >= 0 ? telling : first;
  const captures = Object.assign({}, ...stated.map((facts) => facts.captures).reverse());
  return toolError(lines, indexes[root] ?? 0, {
    span: [(indexes[0] ?? 0) + 1, (indexes.at(-1) ?? 0) + 1],
    captures: { ...captures, code: aftermath ? undefined : code },
    category: aftermath ? 'build' : category(code, stated[telling] ?? { captures: {} }),
    consequence: aftermath,
  });
};

/** One entry for each run of adjoining lines of npm. */
const npmReports = (lines: readonly string[]): number[][] => {
  const reports: number[][] = [];
  lines.forEach((line, index) => {
    if (!NPM.test(line)) return;
    const last = reports.at(-1);
    if (last && index - (last.at(-1) ?? 0) <= 2) last.push(index);
    else reports.push([index]);
  });
  return reports;
};

const otherError = (lines: readonly string[], index: number, isYarn: boolean): ToolError | null => {
  const line = lines[index] ?? '';
  if (ELIFECYCLE.test(line)) return toolError(lines, index, { category: 'build', consequence: true });
  const groups = PNPM.exec(line)?.groups ?? (isYarn ? YARN.exec(line)?.groups : undefined);
  if (!groups?.text) return null;
  if (
    groups.code?.startsWith('YN') &&
    !/^YN(?:0001|0002|0009|0018|0027|0028|0035|0041|0056|0078|0082)$/.test(groups.code)
  )
    return null;
  const stated = statedFacts(groups.text, NPM_FACTS);
  const aftermath = YARN_AFTERMATH.test(groups.text);
  return toolError(lines, index, {
    captures: { ...stated.captures, code: groups.code },
    category: aftermath ? 'build' : category(groups.code, stated),
    consequence: aftermath,
  });
};

/** The lines of the difference follow from what yarn says about it. */
const withoutDifference = (lines: readonly string[], errors: readonly ToolError[]): ToolError[] => {
  const isDifference = ({ captures, root }: ToolError): boolean =>
    captures.code === 'YN0028' && /YN0028[: │|]{1,20}[-+]/.test(root);
  return lines.some((line) => LOCKED.test(line))
    ? errors.map((error) => (isDifference(error) ? { ...error, consequence: true } : error))
    : [...errors];
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('npm');
  const isYarn = lines.some((line) =>
    /^yarn (?:run|install|add|global|workspaces?|\w+) v\d|^➤ YN\d{4}|^Usage Error: /.test(line),
  );
  const told = new Set<string>();
  for (const report of npmReports(lines)) {
    const error = npmError(lines, report);
    // a container's log repeats the end of the step that failed
    const repeated = report.every((index) => told.has((lines[index] ?? '').trim()));
    if (error) analysis.errors.push(repeated ? { ...error, consequence: true } : error);
    for (const index of report) told.add((lines[index] ?? '').trim());
  }
  lines.forEach((_, index) => {
    const error = otherError(lines, index, isYarn);
    if (error) analysis.errors.push(error);
  });
  if (lines.includes('Error: no test specified'))
    analysis.errors.push(
      toolError(lines, lines.indexOf('Error: no test specified'), { category: 'config', captures: { script: 'test' } }),
    );
  analysis.errors = withoutDifference(lines, analysis.errors).sort((a, b) => a.line - b.line);
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  else if (lines.some((line) => /^(?:added|removed|changed|up to date|audited) ?\d*.* in [\d.]+m?s/.test(line)))
    analysis.verdict = 'passed';
  return analysis;
};

/** Reads the package managers' own messages: npm 6 to 11, pnpm, yarn 1 and later. Failures of scripts are consequences. */
export const npm: Analyzer = {
  name: 'npm',
  recognises: (text, command) =>
    text.shows(/^npm (?:ERR!|error)/m) ||
    text.shows(/\bERR_PNPM_|^[ \t]*ELIFECYCLE\b/m) ||
    text.shows(/^(?:yarn (?:run|install|add) v\d|➤ YN\d{4}|Usage Error: )/m) ||
    text.includes('\nError: no test specified') ||
    (/\b(?:npm|pnpm|yarn)\b/.test(command ?? '') && text.shows(/^(?:added|removed|up to date|error )/m)),
  read,
};
