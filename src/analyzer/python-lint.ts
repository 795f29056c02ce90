import type { Analysis, Analyzer } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';
import type { Fact } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

const FILE = String.raw`(?<file>[^\s:][^:\n]*\.(?:py|pyi|pyw|ipynb|pyx)|[A-Za-z]:\\[^:\n]+)`;

/** Names in the messages of type checkers and linters. */
const FACTS: readonly Fact[] = [
  {
    pattern:
      /^(?:Cannot find implementation or library stub for module named|Library stubs not installed for|Skipping analyzing) ["'](?<module>[^"']+)["']/,
    category: 'import',
  },
  {
    pattern: /^(?:Import|Unable to import|Cannot resolve imported module) ["'`](?<module>[^"'`]+)["'`]/,
    category: 'import',
  },
  {
    pattern:
      /^Module ["'](?<module>[^"']+)["'] has no (?:attribute|member|'(?<symbol>\w+)' member)(?: ["'](?<member>[^"']+)["'])?/,
    category: 'name',
  },
  { pattern: /has no attribute ["'](?<symbol>[^"']+)["']/ },
  { pattern: /has no '(?<symbol>[^']+)' member/, category: 'name' },
  { pattern: /^(?:Name|["']) ?["']?(?<symbol>[\w.]+)["'] is not defined/, category: 'name' },
  { pattern: /^[Uu]ndefined (?:name|variable) ['"`](?<symbol>[^'"`]+)['"`]/, category: 'name' },
  {
    pattern: /expression has type "(?<actual>[^"]+)", (?:variable|target|base class .*) ?has type "(?<expected>[^"]+)"/,
  },
  {
    pattern:
      /^Argument \d+ to "(?<symbol>[^"]+)" .*has incompatible type "(?<actual>[^"]+)"; expected "(?<expected>[^"]+)"/,
  },
  { pattern: /got "(?<actual>[^"]+)", expected "(?<expected>[^"]+)"/ },
  { pattern: /^(?:Unused (?:import|variable|argument) '?|local variable ')(?<symbol>[\w.]+)/ },
  { pattern: /^["'`](?<symbol>[^"'`]+)["'`] (?:imported but unused|is|has|was)/ },
  { pattern: /^(?:Missing|Too (?:many|few)) / },
  { pattern: /["'`](?<symbol>[\w.]+)["'`]/ },
];

const isSyntax = ({ code, message }: Readonly<Record<string, string | undefined>>): boolean =>
  /^(?:E999|E0001|E902|syntax|invalid-syntax)$/.test(code ?? '') || /^SyntaxError|^invalid-syntax/.test(message ?? '');

const FORMS: readonly ProblemForm[] = [
  {
    // mypy, pyright in its mypy-like form, pytype
    pattern: new RegExp(
      `^${FILE}:(?<line>\\d+)(?::(?<column>\\d+))?(?::\\d+:\\d+)?: (?<level>error|warning|note): (?<message>.+?)(?: {2}\\[(?<code>[\\w-]+)\\])?$`,
    ),
    facts: FACTS,
    category: 'type',
    categoryOf: (groups) =>
      isSyntax(groups)
        ? 'syntax'
        : groups.code === 'name-defined'
          ? 'name'
          : groups.code?.startsWith('import')
            ? 'import'
            : 'type',
  },
  {
    pattern: new RegExp(
      `^\\s+${FILE}:(?<line>\\d+):(?<column>\\d+) - (?<level>error|warning|information): (?<message>.+?)(?: \\((?<code>report\\w+)\\))?$`,
    ),
    facts: FACTS,
    category: 'type',
  },
  {
    // pylint
    pattern: new RegExp(
      `^${FILE}:(?<line>\\d+):(?<column>\\d+): (?<code>[CRWEF]\\d{4}): (?<message>.+?)(?: \\([\\w-]+\\))?$`,
    ),
    facts: FACTS,
    category: 'lint',
    categoryOf: (groups) => (isSyntax(groups) ? 'syntax' : 'lint'),
  },
  {
    // flake8, pycodestyle, ruff concise, pydocstyle, bandit's custom formats
    pattern: new RegExp(
      `^${FILE}:(?<line>\\d+):(?:(?<column>\\d+):)? (?<code>[A-Z]{1,4}\\d{2,4}|invalid-syntax):? (?:\\[\\*\\] )?(?<message>.+)$`,
    ),
    facts: FACTS,
    category: 'lint',
    categoryOf: (groups) => (isSyntax(groups) ? 'syntax' : 'lint'),
  },
  {
    pattern: new RegExp(
      `^${FILE}:(?<line>\\d+):(?:(?<column>\\d+):)? (?<message>(?:SyntaxError|undefined name|redefinition of|'[^']+' imported but unused|local variable).*)$`,
    ),
    facts: FACTS,
    category: 'lint',
    categoryOf: (groups) => (isSyntax(groups) ? 'syntax' : undefined),
  },
];

const RUFF = /^(?<code>[A-Z]{1,4}\d{3,4}|invalid-syntax):? (?:\[\*\] )?(?<message>\S.*)$/;
const ARROW = /^\s*--> (?<file>.+?):(?<line>\d+):(?<column>\d+)$/;
const FOUND = /^Found (?<errors>\d+) errors?(?: in \d+ files?| \(\d+ fixed.*\))?[. (]?/;
const CLEAN =
  /^(?:Success: no issues found|All checks passed!|0 errors, 0 warnings|Your code has been rated at 10\.00\/10)/;
const FIXABLE = /^\[\*\] (?<fixable>\d+) (?:potentially )?fixable with/;
const PYRIGHT = /^(?<errors>\d+) errors?, (?<warnings>\d+) warnings?/;

/** Ruff's full format: the message on one line, its place on the next. */
const ruffErrors = (lines: readonly string[]): Analysis['errors'] =>
  lines.flatMap((line, index) => {
    const place = ARROW.exec(lines[index + 1] ?? '')?.groups;
    const groups = place ? RUFF.exec(line)?.groups : undefined;
    if (!groups) return [];
    const [error] = problemLines(
      [`${place?.file}:${place?.line}:${place?.column}: ${groups.code} ${groups.message}`],
      FORMS,
    );
    return error ? [toolError(lines, index, { ...error, span: [index + 1, index + 2] })] : [];
  });

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('python-lint');
  analysis.errors = [...problemLines(lines, FORMS), ...ruffErrors(lines)].sort((a, b) => a.line - b.line);
  let clean = false;
  for (const line of lines) {
    const groups = FOUND.exec(line)?.groups ?? PYRIGHT.exec(line)?.groups;
    if (groups) analysis.counts.errors = Number(groups.errors);
    const fixable = FIXABLE.exec(line)?.groups?.fixable;
    if (fixable) analysis.counts.fixable = Number(fixable);
    clean ||= CLEAN.test(line);
  }
  const wrong = analysis.errors.filter((error) => /^[EF]\d{4}$/.test(error.captures.code ?? ''));
  if (wrong.length > 0)
    for (const error of analysis.errors) if (/^[CRW]\d{4}$/.test(error.captures.code ?? '')) error.severity = 'warning';
  const errors = analysis.errors.filter((error) => error.severity === 'error').length;
  if (errors > 0) analysis.counts.errors ??= errors;
  if ((analysis.counts.errors ?? 0) > 0) analysis.verdict = 'failed';
  else if (clean || analysis.counts.errors === 0) analysis.verdict = 'passed';
  return analysis;
};

/** Reads Python's type checkers and linters: mypy, pyright, ruff, flake8 and its plug-ins, pylint, pydocstyle. */
export const pythonLint: Analyzer = {
  name: 'python-lint',
  recognises: (text) =>
    text.shows(
      /^[ \t]*\S+\.(?:py|pyi|ipynb):\d+(?::\d+)*:? (?:- )?(?:error|warning|note|information|[CRWEF]\d{4}|[A-Z]{1,4}\d{2,4}|undefined name|SyntaxError|invalid-syntax)\b/m,
    ) ||
    text.shows(/^(?:[A-Z]{1,4}\d{3,4}|invalid-syntax:?) .+\n[ \t]*--> \S+:\d+:\d+$/m) ||
    text.shows(
      /^(?:Success: no issues found|All checks passed!|Your code has been rated at |Found \d+ errors? in \d+ file)/m,
    ),
  read,
};
