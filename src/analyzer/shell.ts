import type { Analysis, Analyzer } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';

const SHELL = String.raw`(?:\S*/)?(?:ba|da|z|k|mk|a|fi)?sh`;
/** `bash: line 3: `, `deploy.sh: line 3: `, `deploy.sh: 3: `, `sh: 1: `, `-bash: `. */
const WHERE = String.raw`(?:-?${SHELL}(?:: -c)?|(?<file>[^\s:]+))(?:: line (?<line>\d+)|: (?<n>\d+))?: (?:-c: )?`;

/** What a shell says when it cannot run a line. */
const FORMS: readonly ProblemForm[] = [
  { pattern: new RegExp(`^${WHERE}(?<command>[^\\s:]+): command not found$`), category: 'command_not_found' },
  {
    pattern: new RegExp(`^-?${SHELL}: (?:line )?(?<n>\\d+): (?<command>[^\\s:]+): not found$`),
    category: 'command_not_found',
  },
  {
    pattern: /^(?<file>\S+\.sh|\S+\/\S+): (?:line )?(?<line>\d+): (?<command>[^\s:]+): not found$/,
    category: 'command_not_found',
  },
  { pattern: /^zsh:(?:\d+:)? command not found: (?<command>\S+)$/, category: 'command_not_found' },
  { pattern: /^fish: Unknown command:? (?<command>\S+)$/, category: 'command_not_found' },
  {
    pattern: /^(?:\/usr\/bin\/)?env: [‘'](?<command>[^’']+)[’']: No such file or directory$/,
    category: 'command_not_found',
  },
  {
    pattern: /^'(?<command>[^']+)' is not recognized as an internal or external command/,
    category: 'command_not_found',
  },
  { pattern: /^(?<command>[\w.-]+) : The term '[^']+' is not recognized as/, category: 'command_not_found' },
  {
    pattern: new RegExp(
      String.raw`^-?${SHELL}(?:: line (?<n>\d+))?: (?<file>[^\s:]+): cannot execute: required file not found$`,
    ),
    category: 'config',
  },
  {
    pattern: new RegExp(String.raw`^-?${SHELL}(?:: line (?<n>\d+))?: (?<file>[^\s:]+): (?:[^:]+: )?bad interpreter: `),
    category: 'config',
  },
  { pattern: new RegExp(`^${WHERE}(?<path>[^\\s:]+): cannot execute binary file`), category: 'config' },
  { pattern: new RegExp(`^${WHERE}(?<symbol>\\w+): (?:unbound variable|parameter not set)$`), category: 'config' },
  {
    pattern: new RegExp(
      `^${WHERE}(?:syntax error|Syntax error|unexpected EOF|bad substitution|Bad substitution|parse error)`,
    ),
    category: 'syntax',
  },
  { pattern: new RegExp(`^${WHERE}.{0,200}: (?:bad substitution|syntax error: .*)$`), category: 'syntax' },
];

/** The line number that dash prints without the word `line`. */
const withLine = (error: Analysis['errors'][number], line: string): Analysis['errors'][number] => {
  const number = /^[^\s:]+: (?<n>\d+): /.exec(line)?.groups?.n;
  if (number && error.captures.file && !error.captures.line) error.captures.line = number;
  return error;
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('shell');
  analysis.errors = problemLines(lines, FORMS).map((error) => withLine(error, error.root));
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads what shells say about commands that they cannot find or run, unset variables and syntax. */
export const shell: Analyzer = {
  name: 'shell',
  recognises: (text) =>
    text.shows(
      /: (?:command not found|not found|No such file or directory|unbound variable|parameter not set|cannot execute|bad substitution|Bad substitution)|bad interpreter|: [Ss]yntax error|command not found: |Unknown command|is not recognized as/,
    ),
  read,
};
