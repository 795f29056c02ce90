import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const HEAD =
  /^CMake (?<level>Error|Warning|Deprecation Warning)(?: \(dev\))?(?: (?:at|in) (?<file>.+?)(?::(?<line>\d+))?(?: \((?<command>[\w-]+)\))?)?: ?(?<message>.*)$/;
const AFTERMATH =
  /^(?:-- Configuring incomplete, errors occurred|CMake Generate step failed|-- Generating done \(with errors\))/;
const PASSED = /^-- Build files have been written to: /;

const FACTS: readonly Fact[] = [
  { pattern: /Could not find a package configuration file provided by "(?<package>[^"]+)"/, category: 'dependency' },
  { pattern: /Could NOT find (?<package>\w+)/, category: 'dependency' },
  { pattern: /By not providing "Find(?<package>\w+)\.cmake"/, category: 'dependency' },
  {
    pattern: /The following required packages were not found|None of the required '(?<package>[^']+)' found/,
    category: 'dependency',
  },
  { pattern: /^CMake (?<version>[\d.]+) or higher is required/, category: 'version' },
  { pattern: /Compatibility with CMake < [\d.]+ has been removed/, category: 'version' },
  { pattern: /does not appear to contain (?<file>CMakeLists\.txt)/, category: 'file_not_found' },
  { pattern: /The source directory\s+"?(?<path>[^"\s]+)"?.* does not (?:exist|contain)/, category: 'file_not_found' },
  { pattern: /No SOURCES given to target: (?<symbol>\S+)/, category: 'config' },
  { pattern: /Cannot find source file:\s*(?<file>\S+)?/, category: 'file_not_found' },
  {
    pattern: /(?:include|add_subdirectory) (?:could not find requested file|given source "(?<path>[^"]+)")/,
    category: 'file_not_found',
  },
  { pattern: /Target "(?<target>[^"]+)" links to(?: target)?:?\s*"?(?<symbol>[\w:]+)?"?/, category: 'config' },
  { pattern: /Unknown CMake command "(?<command>[^"]+)"/, category: 'config' },
  {
    pattern: /CMAKE_(?:C|CXX|CUDA)_COMPILER not set|No CMAKE_\w+_COMPILER could be found|The CMAKE_\w+_COMPILER:/,
    category: 'command_not_found',
  },
  { pattern: /Could not create named generator (?<option>.+)/, category: 'usage' },
  { pattern: /(?:is not able to compile a simple test program)/, category: 'build' },
  { pattern: /Parse error|Expected a command name|missing ending/, category: 'syntax' },
];

/** The message of a block stands on the head line, or indented below it. */
const blockError = (lines: readonly string[], index: number, groups: Record<string, string | undefined>): ToolError => {
  let end = index;
  while (end + 1 < lines.length && end - index < 40 && /^(?:\s|$)/.test(lines[end + 1] ?? '')) end += 1;
  while (end > index && (lines[end] ?? '').trim() === '') end -= 1;
  const body = lines.slice(index + 1, end + 1).map((line) => line.trim());
  const first = body.findIndex((text) => text !== '');
  const telling = body.findIndex((text) =>
    /^(?:Could not find a package|Could NOT find|Cannot find source file)/.test(text),
  );
  const root = groups.message || first < 0 ? index : index + 1 + (telling >= 0 ? telling : first);
  const message = groups.message ? `${groups.message} ${body.join(' ')}` : body.slice(root - index - 1).join(' ');
  const { captures, category } = statedFacts(message.slice(0, 600), FACTS);
  const place = groups.file ? { file: groups.file, ...(groups.line ? { line: Number(groups.line) } : {}) } : undefined;
  return toolError(lines, root, {
    severity: groups.level === 'Error' ? 'error' : 'warning',
    span: [index + 1, end + 1],
    captures: withPlace(captures, place),
    category: category ?? 'config',
    ...(place ? { location: place } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('cmake');
  lines.forEach((line, index) => {
    const groups = line.startsWith('CMake ') ? HEAD.exec(line)?.groups : undefined;
    if (groups && !AFTERMATH.test(line)) analysis.errors.push(blockError(lines, index, groups));
    if (AFTERMATH.test(line)) analysis.errors.push(toolError(lines, index, { category: 'build', consequence: true }));
    if (PASSED.test(line)) analysis.verdict = 'passed';
  });
  if (analysis.errors.some((error) => error.severity === 'error')) analysis.verdict = 'failed';
  return analysis;
};

/** Reads CMake's configure and generate steps. */
export const cmake: Analyzer = {
  name: 'cmake',
  recognises: (text) =>
    text.shows(
      /^(?:CMake (?:Error|Warning|Deprecation)|-- (?:Configuring (?:done|incomplete)|Build files have been written))/m,
    ),
  read,
};
