import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { PYTHON_FACTS } from './facts/python-facts.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';
import { pythonTracebacks } from './reading/python-traceback.ts';
import type { Fact } from './reading/stated-facts.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

const FACTS: readonly Fact[] = [
  {
    pattern: /^Could not find a version that satisfies the requirement (?<package>[\w.[\]-]+)/,
    category: 'dependency',
  },
  { pattern: /^No matching distribution found for (?<package>[\w.[\]-]+)/, category: 'dependency' },
  { pattern: /^Cannot install .*because these package versions have conflicting dependencies/, category: 'dependency' },
  { pattern: /^ResolutionImpossible/, category: 'dependency' },
  { pattern: /^THESE PACKAGES DO NOT MATCH THE HASHES/, category: 'dependency' },
  { pattern: /^(?:Hashes are required|In --require-hashes mode)/, category: 'dependency' },
  { pattern: /^(?<file>\S+\.whl) is not a supported wheel on this platform/, category: 'version' },
  { pattern: /^Package '(?<package>[^']+)' requires a different Python/, category: 'version' },
  { pattern: /^(?<package>[\w.-]+) requires Python '/, category: 'version' },
  { pattern: /^unknown command "(?<command>[^"]+)"/, category: 'usage' },
  {
    pattern: /^Invalid requirement: '?(?<package>[^'\s:]+)|^You must give at least one requirement/,
    category: 'usage',
  },
  { pattern: /^Could not open requirements file: .*'(?<file>[^']+)'/, category: 'file_not_found' },
  {
    pattern:
      /^(?:File|Directory) '?"?(?<file>[^'"]+)'?"? (?:does not exist|.*Neither 'setup\.py' nor 'pyproject\.toml')/,
    category: 'file_not_found',
  },
  {
    pattern:
      /^Could not install packages due to an (?:OSError|EnvironmentError): .*Permission denied: '(?<file>[^']+)'/,
    category: 'permission',
  },
  { pattern: /^Could not install packages due to an (?:OSError|EnvironmentError): .*No space left/, category: 'disk' },
  { pattern: /^Failed building wheel for (?<package>\S+)/, category: 'build' },
  { pattern: /^Could not build wheels for (?<package>[^\s,]+)/, category: 'build' },
  { pattern: /^externally-managed-environment/, category: 'config' },
  { pattern: /^(?:Failed to build|metadata-generation-failed|subprocess-exited-with-error)/, category: 'build' },
];
const FORMS: readonly ProblemForm[] = [
  { pattern: /^(?:\s*)ERROR: (?<message>(?!Exception:).+)$/, facts: FACTS, category: 'dependency' },
  {
    pattern: /^error: (?<message>externally-managed-environment|Failed building wheel.*)$/,
    facts: FACTS,
    category: 'config',
  },
];
const SUBPROCESS = /^\s*error: subprocess-exited-with-error$/;
const AFTERMATH =
  /^(?:error: metadata-generation-failed|\s*ERROR: (?:Failed building wheel for|Could not build wheels for|No matching distribution found|ResolutionImpossible)|Failed to build )/;
const CONFLICT =
  /^\s+(?:[\w.-]+ [\w.]+|The user requested) (?:depends on|requires|\(constraint\)|requested)? ?(?<package>[A-Za-z][\w.-]*?)(?:[<>=!~ (]|$)/;
const HASHED = /^\s{4}(?<package>[A-Za-z][\w.-]*)==/;

/** A build that failed inside pip: what the build back end printed between the brackets. */
const buildError = (lines: readonly string[], index: number): ToolError | null => {
  const end = lines.findIndex((line, i) => i > index && /\[end of output\]/.test(line));
  const to = end < 0 ? Math.min(lines.length, index + 400) : end;
  const traceback = pythonTracebacks(lines.slice(index, to)).at(-1);
  const compiler = lines.findIndex(
    (line, i) =>
      i > index &&
      i < to &&
      /^\s+(?:\S+:\d+(?::\d+)?: (?:fatal )?error: |error: (?!subprocess|command '\S+' failed)|\S+Error: )/.test(line),
  );
  const root = compiler >= 0 ? compiler : traceback ? index + traceback.raised : index;
  const name = lines
    .slice(0, lines.length)
    .map(
      (line) =>
        /^\s*(?:ERROR: Failed building wheel for (?<package>[\w.-]+)|╰─> (?<listed>[a-z][\w.-]*)$)|^Collecting (?<collecting>[\w.-]+)/i.exec(
          line,
        )?.groups,
    )
    .findLast((groups) => groups);
  const processing = lines
    .slice(0, index)
    .findLast((line) => /^(?:Processing|Building wheels? for collected packages:|Collecting) /.test(line));
  const path = /^Processing \S*?(?<package>[A-Za-z][\w-]*?)(?:-\d[\w.]*)?(?:\.tar\.gz|\.zip|\/)?$/.exec(
    processing ?? '',
  )?.groups?.package;
  const { captures } = statedFacts((lines[root] ?? '').trim(), PYTHON_FACTS);
  return toolError(lines, root, {
    span: [index + 1, to + 1],
    captures: { ...captures, package: name?.package ?? name?.listed ?? name?.collecting ?? path },
    category: 'build',
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('pip');
  const problems = problemLines(lines, FORMS);
  const build = lines.findIndex((line) => SUBPROCESS.test(line));
  const built = build >= 0 ? buildError(lines, build) : null;
  const inside = (line: number): boolean => built !== null && line >= built.span[0] && line <= built.span[1];
  analysis.errors = [...(built ? [built] : []), ...problems.filter((error) => !inside(error.line))].sort(
    (a, b) => a.line - b.line,
  );
  const cause = analysis.errors.some((error) => !AFTERMATH.test(error.root));
  for (const error of analysis.errors) {
    const before = analysis.errors.find((each) => each.line < error.line);
    if (/Could not find a version that satisfies/.test(error.root))
      error.consequence = analysis.errors.some((each) => /No matching distribution/.test(each.root));
    else if (AFTERMATH.test(error.root) && cause && before && !/No matching/.test(error.root)) error.consequence = true;
    const below = lines.slice(error.line, error.line + 14);
    if (/conflicting dependencies/.test(error.root)) error.captures.package = sharedPackage(below);
    if (/DO NOT MATCH THE HASHES/.test(error.root))
      error.captures.package = below.map((line) => HASHED.exec(line)?.groups?.package).find((name) => name);
    if (error.captures.package === undefined) delete error.captures.package;
  }
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  else if (lines.some((line) => /^(?:Successfully installed |Requirement already satisfied: )/.test(line)))
    analysis.verdict = 'passed';
  return analysis;
};

/** The package on which the requirements below a conflict disagree: the one that is named most often as depended on. */
const sharedPackage = (lines: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const name =
      / depends on (?<package>[A-Za-z][\w.-]*?)(?:\[|[<>=!~;\s]|$)/.exec(line)?.groups?.package ??
      CONFLICT.exec(line)?.groups?.package;
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
};

/** Reads pip: requirements that cannot be met, conflicts, hashes, builds that fail inside it. */
export const pip: Analyzer = {
  name: 'pip',
  recognises: (text, command) =>
    text.shows(
      /^[ \t]*error: subprocess-exited-with-error$|^ERROR: (?:Could not find a version|No matching distribution|Cannot install|ResolutionImpossible|THESE PACKAGES|Package '|Could not (?:install|open|build)|Failed building|.+\.whl is not a supported|Invalid requirement|unknown command ")|^error: externally-managed-environment/m,
    ) ||
    (/\bpip[\d.]*[ \t]+(?:install|download|wheel|uninstall|check)\b/.test(command ?? '') &&
      text.shows(/^(?:ERROR: |Successfully installed |Requirement already)/m)),
  read,
};
