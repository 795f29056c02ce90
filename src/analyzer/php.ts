import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { PHP_FACTS } from './facts/php-facts.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

/** With both error logs on, PHP prints each error twice: `PHP Fatal error:  …` on stderr and `Fatal error: …` on stdout. */
const ERROR =
  /^(?:PHP )?(?<level>Fatal error|Parse error|Recoverable fatal error|Warning|Notice|Deprecated): +(?<message>.+?)(?: in (?<file>\S+?)(?: on line |:)(?<line>\d+))?$/;
const THROWN = /^\s+thrown in (?<file>\S+) on line (?<line>\d+)$/;

const COMPOSER: readonly Fact[] = [
  { pattern: /^Composer could not find a (?<file>composer\.json) file/, category: 'file_not_found' },
  { pattern: /^Your requirements could not be resolved to an installable set of packages/, category: 'dependency' },
  { pattern: /^\s*"?(?<path>\S*composer\.(?:json|lock))"? does not contain valid JSON/, category: 'json' },
  { pattern: /^\s*(?:Could not find (?:a matching version of )?package (?<package>[\w./-]+))/, category: 'dependency' },
  { pattern: /^\s*The lock file is not up to date/, category: 'dependency' },
  { pattern: /^\s*Your lock file does not contain a compatible set/, category: 'dependency' },
  { pattern: /^\s*Command "(?<command>[^"]+)" is not defined/, category: 'usage' },
  { pattern: /^\s*The "(?<option>--?[\w-]+)" option does not exist/, category: 'usage' },
  { pattern: /^Script (?<script>\S+) handling the (?<key>\S+) event returned with error code/, category: 'build' },
  { pattern: /^\s*Could not open input file: (?<file>\S+)/, category: 'file_not_found' },
];
const REQUIRES =
  /^\s+- .*\brequires? (?:PHP extension )?(?<package>ext-\w+|php|[\w-]+\/[\w.-]+)(?: \S+)?.*(?:->|but|missing|could not be found)/;

const composerError = (lines: readonly string[], index: number): ToolError | null => {
  const { captures, category } = statedFacts(lines[index] ?? '', COMPOSER);
  if (!category) return null;
  const detail =
    category === 'dependency'
      ? lines
          .slice(index, index + 8)
          .map((line) => REQUIRES.exec(line)?.groups)
          .find((groups) => groups)
      : undefined;
  return toolError(lines, index, {
    captures: { ...captures, ...detail },
    category,
    consequence: /^Script /.test(lines[index] ?? ''),
  });
};

const phpError = (lines: readonly string[], index: number): ToolError | null => {
  const groups = ERROR.exec(lines[index] ?? '')?.groups;
  if (!groups) return null;
  let end = index;
  let place = groups.file ? { file: groups.file, line: Number(groups.line) } : undefined;
  for (let i = index + 1; i < lines.length && i < index + 60; i += 1) {
    const thrown = THROWN.exec(lines[i] ?? '')?.groups;
    if (thrown?.file) {
      place ??= { file: thrown.file, line: Number(thrown.line) };
      end = i;
      break;
    }
    if (!/^(?:Stack trace:|#\d+ |\s|$|Next )/.test(lines[i] ?? '')) break;
  }
  const fatal = /error$/i.test(groups.level ?? '');
  const { captures, category } = statedFacts(groups.message ?? '', PHP_FACTS);
  return toolError(lines, index, {
    severity: fatal ? 'error' : 'warning',
    span: [index + 1, end + 1],
    captures: withPlace(captures, place),
    category: groups.level === 'Parse error' ? 'syntax' : (category ?? 'runtime'),
    ...(place ? { location: place } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('php');
  const seen = new Set<string>();
  lines.forEach((line, index) => {
    const error = phpError(lines, index) ?? composerError(lines, index);
    const key = line.replace(/^PHP /, '').replace(/: +/, ': ');
    if (!error || seen.has(key)) return;
    seen.add(key);
    analysis.errors.push(error);
  });
  if (analysis.errors.some((error) => error.severity === 'error')) analysis.verdict = 'failed';
  return analysis;
};

/** Reads errors of the PHP interpreter, and Composer's messages. */
export const php: Analyzer = {
  name: 'php',
  recognises: (text) =>
    text.shows(
      /^(?:PHP )?(?:Fatal error|Parse error|Recoverable fatal error|Warning|Notice): {1,2}.+ (?:in \S+(?::\d+| on line \d+)|not found|exhausted)/m,
    ) ||
    text.shows(
      /^(?:PHP (?:Fatal|Parse) error: |Could not open input file: |Composer could not find|Your requirements could not be resolved)/m,
    ) ||
    text.shows(
      /does not contain valid JSON|^[ \t]*Command "\S+" is not defined|^[ \t]*The lock file is not up to date|^Script \S+ handling the/m,
    ),
  read,
};
