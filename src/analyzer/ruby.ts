import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { RUBY_FACTS } from './facts/ruby-facts.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const RAISED = /^(?<file>[^\s:][^:\n]*):(?<line>\d+):in [`'](?<method>[^']+)': (?<message>.+)$/;
const TOP =
  /^(?<file>[^\s:][^:\n]*\.(?:rb|ru|rake)):(?<line>\d+): (?<message>(?:syntax error|unexpected |.*\((?:Syntax|Load|Name)Error\)).*)$/;
const PRISM =
  /^(?<file>[^\s:][^:\n]*):(?<line>\d+): syntax errors? found \(SyntaxError\)|^(?<file2>[^\s:][^:\n]*): --> /;
const FROM = /^\s+(?:\d+: )?from (?<file>[^:\n]+):(?<line>\d+):in /;
const CLASS = /\((?<name>[A-Z][\w:]*)\)$/;

/** What the tools around the interpreter say in one line. */
const PLAIN: readonly Fact[] = [
  { pattern: /^Could not locate Gemfile/, category: 'file_not_found' },
  { pattern: /^Don't know how to build task '(?<target>[^']+)'/, category: 'usage' },
  { pattern: /^No Rakefile found/, category: 'file_not_found' },
  {
    pattern: /^Could not find (?:gem )?'?(?<package>[\w-]+)[^\n]* in (?:any of|locally|rubygems|source)/,
    category: 'dependency',
  },
  { pattern: /^Bundler could not find compatible versions for gem "(?<package>[^"]+)"/, category: 'dependency' },
  { pattern: /^bundler: command not found: (?<command>\S+)/, category: 'command_not_found' },
  { pattern: /^Your Ruby version is (?<version>[\d.]+), but your Gemfile specified/, category: 'version' },
  { pattern: /^ERROR: {2}Could not find a valid gem '(?<package>[^']+)'/, category: 'dependency' },
  {
    pattern:
      /^ERROR: {2}While executing gem|^Gem::Ext::BuildError|^An error occurred while installing (?<package>[\w-]+)/,
    category: 'build',
  },
];

/** Gemfile is the file that is missing, though only its absence is told. */
const plainError = (lines: readonly string[], index: number): ToolError | null => {
  const line = (lines[index] ?? '').trim();
  const { captures, category } = statedFacts(line, PLAIN);
  if (!category) return null;
  return toolError(lines, index, {
    captures: line.startsWith('Could not locate Gemfile') ? { file: 'Gemfile' } : captures,
    category,
  });
};

const raisedError = (lines: readonly string[], index: number): ToolError | null => {
  const groups = RAISED.exec(lines[index] ?? '')?.groups ?? TOP.exec(lines[index] ?? '')?.groups;
  if (!groups?.file || !groups.message) return null;
  let end = index;
  const frames =
    isForeignPath(groups.file) || groups.file.startsWith('-') ? [] : [{ file: groups.file, line: Number(groups.line) }];
  let method = groups.method;
  for (let i = index + 1; i < lines.length && i < index + 200; i += 1) {
    const line = lines[i] ?? '';
    const from = FROM.exec(line)?.groups;
    if (from) end = i;
    if (from?.file && !isForeignPath(from.file) && !from.file.startsWith('-'))
      frames.push({ file: from.file, line: Number(from.line) });
    if (!from && i > end + 6) break;
  }
  const name = CLASS.exec(groups.message)?.groups?.name;
  const stated = statedFacts(groups.message, RUBY_FACTS);
  const place = frames[0];
  if (!/wrong number|keyword/.test(groups.message)) method = undefined;
  return toolError(lines, index, {
    span: [index + 1, end + 1],
    captures: withPlace({ symbol: method?.split(/[#.]/).at(-1), ...stated.captures }, place),
    category: stated.category ?? (name === 'NameError' || name === 'NoMethodError' ? 'name' : 'runtime'),
    ...(place ? { location: place } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('ruby');
  let covered = 0;
  lines.forEach((_, index) => {
    const error = index < covered ? null : (raisedError(lines, index) ?? plainError(lines, index));
    if (!error) return;
    analysis.errors.push(error);
    covered = error.span[1];
  });
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads what Ruby prints when a program ends in an exception, and the messages of Bundler, RubyGems and Rake. */
export const ruby: Analyzer = {
  name: 'ruby',
  recognises: (text) =>
    text.shows(/^[^\s:][^:\n]*:\d+:in [`'][^']+': .+/m) ||
    text.shows(/^[^\s:][^:\n]*\.(?:rb|ru|rake):\d+: /m) ||
    text.shows(PRISM) ||
    text.shows(
      /^(?:Could not locate Gemfile|Don't know how to build task|No Rakefile found|bundler: command not found|Bundler could not find|Your Ruby version is|ERROR: {2}(?:Could not find a valid gem|While executing)|An error occurred while installing |Could not find .+ in (?:any of|locally|source))/m,
    ),
  read,
};
