import type { Analysis, Analyzer } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';
import type { Fact } from './reading/stated-facts.ts';

const ERRNO: readonly Fact[] = [
  {
    pattern: /^(?:cannot open|can't open|could not open)[^:]*?['"]?(?<file>[^\s'":]+)['"]?: No such file or directory/i,
    category: 'file_not_found',
  },
  { pattern: /No such file or directory/, category: 'file_not_found' },
  { pattern: /Permission denied/, category: 'permission' },
  { pattern: /Connection refused/, category: 'connection' },
];

/** Interpreters that say what is wrong in one line: Perl, Lua, Tcl, Awk. */
const FORMS: readonly ProblemForm[] = [
  {
    pattern: /^Can't locate (?<path>\S+\.pm) in @INC(?: \(you may need to install the (?<module>[\w:]+) module\))?/,
    category: 'import',
  },
  {
    pattern:
      /^Can't locate object method "(?<symbol>[^"]+)" via package "(?<package>[^"]+)".* at (?<file>\S+) line (?<line>\d+)\.$/,
    category: 'name',
  },
  {
    pattern: /^Undefined subroutine &?(?<symbol>[\w:]+) called at (?<file>\S+) line (?<line>\d+)\.$/,
    category: 'name',
  },
  {
    pattern: /^Global symbol "(?<symbol>[^"]+)" requires explicit package name .*at (?<file>\S+) line (?<line>\d+)\.$/,
    category: 'name',
  },
  { pattern: /^Can't open perl script "(?<file>[^"]+)"/, category: 'file_not_found' },
  { pattern: /^Bareword "(?<symbol>[^"]+)" not allowed .*at (?<file>\S+) line (?<line>\d+)\.$/, category: 'name' },
  {
    pattern: /^(?:syntax error|Can't find string terminator .*) at (?<file>\S+) line (?<line>\d+)\b/,
    category: 'syntax',
  },
  {
    pattern:
      /^(?:Can't use (?:an undefined value|string|bareword)|Not an? \w+ reference|Can't call method "(?<symbol>[^"]+)").* at (?<file>\S+) line (?<line>\d+)\.$/,
    category: 'type',
  },
  {
    pattern: /^(?<message>\S.*) at (?<file>\S+\.(?:pl|pm|t|cgi)) line (?<line>\d+)(?:, <\w*> (?:line|chunk) \d+)?\.$/,
    facts: ERRNO,
    category: 'runtime',
  },
  {
    pattern: /^(?:lua(?:jit)?[\d.]*): (?<file>[^\s:]+):(?<line>\d+): module '(?<module>[^']+)' not found/,
    category: 'import',
  },
  {
    pattern:
      /^(?:lua(?:jit)?[\d.]*): (?<file>[^\s:]+):(?<line>\d+): attempt to (?:index|call|perform arithmetic on|concatenate|compare) .*?\((?:field|global|local|method|upvalue) '(?<symbol>[^']+)'\)/,
    category: 'type',
  },
  {
    pattern:
      /^(?:luac?(?:jit)?[\d.]*): (?<file>[^\s:]+):(?<line>\d+): (?<message>.*(?:expected|unexpected symbol|unfinished|<eof>).*)$/,
    category: 'syntax',
  },
  { pattern: /^(?:lua(?:jit)?[\d.]*): cannot open (?<file>\S+)/, category: 'file_not_found' },
  { pattern: /^(?:lua(?:jit)?[\d.]*): (?<file>[^\s:]+):(?<line>\d+): (?<message>.+)$/, category: 'runtime' },
  { pattern: /^can't find package (?<module>\S+)$/, category: 'import' },
  {
    pattern: /^(?:invalid command name "(?<command>[^"]+)"|can't read "(?<symbol>[^"]+)": no such variable)$/,
    category: 'name',
  },
  { pattern: /^wrong # args: should be "(?<symbol>\S+)/, category: 'type' },
  { pattern: /^couldn't (?:open|read file) "(?<file>[^"]+)": no such file/, category: 'file_not_found' },
  {
    pattern:
      /^[mgn]?awk: (?:(?<file>[^\s:]+):)?(?:line |cmd\. line:)?(?<line>\d+): .*(?:missing|syntax error|unexpected|regular expression compile)/,
    category: 'syntax',
  },
];
/** Perl goes on to say `syntax error`, which names the place. */
const FIRST = /^(?:Missing right curly|Unmatched right \w+ bracket)/;
const TCL = /^can't (?:find package|read)|^invalid command name|^wrong # args|^couldn't /;

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('script');
  analysis.errors = problemLines(lines, FORMS).filter(
    (error) =>
      !FIRST.test(error.root) && (!TCL.test(error.root) || /^\s+while executing/.test(lines[error.line] ?? '')),
  );
  for (const error of analysis.errors) {
    const { path } = error.captures;
    if (path && !error.captures.module) error.captures.module = path.replace(/\.pm$/, '').replaceAll('/', '::');
    delete error.captures.path;
  }
  for (const error of analysis.errors)
    if (/^BEGIN failed--|^Compilation failed in require/.test(error.root)) error.consequence = true;
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads interpreters whose whole message is a line: Perl, Lua, Tcl, Awk. */
export const scripts: Analyzer = {
  name: 'script',
  recognises: (text) =>
    text.shows(
      /^Can't (?:locate|open perl)|^.{1,300} at \S+ line \d+\b.*[.\]"]$|^luac?(?:jit)?[\d.]*: |^[ \t]+while executing$|^[mgn]?awk: /m,
    ),
  read,
};
