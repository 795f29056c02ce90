import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { readErrnoLines } from './errno-lines.ts';
import { readBlocks } from './generic-blocks.ts';
import { readPlaces } from './generic-places.ts';
import { judgeWording } from './judge-wording.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';
import type { Fact } from './reading/stated-facts.ts';

/** Names that messages of all kinds of programs state. */
const NAMES: readonly Fact[] = [
  { pattern: /(?:connect(?:ing)? to|port of) (?<host>[\w.-]+)(?: port |:)(?<port>\d+)/i },
  { pattern: /[Cc]ould not resolve (?:host|proxy): (?<host>[\w.-]+)/ },
  {
    pattern: /^Unable to locate package (?<package>\S+)|^Package '?(?<symbol>[\w.+-]+)'? has no installation candidate/,
  },
  { pattern: /^(?:Could not get lock|Unable to lock) (?<file>\/[^\s,]*[^\s,.])/ },
  { pattern: /[Pp]ort (?<port>\d{2,5}) is (?:already )?in use/ },
  { pattern: /(?:option|argument|flag|predicate|switch):? (?:-- )?["'‘`]?(?<option>--?[\w][\w-]*)/ },
  { pattern: /(?:[Nn]o such file or directory|not found|cannot open|does not exist):? ["'‘`](?<file>[^"'’`]+)["'’`]/ },
];

const SAYS: readonly ProblemForm[] = [
  { pattern: /^curl: \((?<code>\d+)\) (?<message>.+)$/, facts: NAMES, category: 'network' },
  {
    pattern: /^An error occurred \((?<code>\w+)\) when calling the \w+ operation(?: \(.{1,80}\))?: (?<message>.+)$/,
    category: 'runtime',
  },
  { pattern: /^E: (?<message>.+)$/, facts: NAMES, category: 'dependency' },
  {
    pattern:
      /^(?<command>[\w./+-]{1,60}): (?:fatal |internal )?(?:error|ERROR|Error)(?: \(.{1,80}?\))?: (?<message>.+)$/,
    category: 'runtime',
  },
  {
    pattern:
      /^(?!(?:error|fatal|warning|panic|err|e): )(?<command>[\w./+-]{1,60}): (?<message>(?:unrecogni[sz]ed|unknown|invalid|illegal|ambiguous|missing|extra|cannot|can't|could not|unable to|failed to|no |not )\b.+)$/i,
    category: 'runtime',
  },
  {
    pattern:
      /^\s{0,4}(?:[✖✘×❌✗] |\[(?:error|ERROR|fatal|FATAL|ERR)\]:? ?|(?:fatal|FATAL|Fatal|error|ERROR|Error|panic|Panic|Uncaught|ERR!?)(?:\[[\w-]+\])?: )(?<message>\S.*)$/,
    category: 'runtime',
  },
  {
    pattern:
      /^(?:\S+: line \d+: +\d+ )?(?<message>(?:Killed|Terminated|Segmentation fault|Aborted|Bus error|Floating point exception|Illegal instruction|Trace\/breakpoint trap|Hangup|Alarm clock|CPU time limit exceeded|File size limit exceeded))(?:\s*\(core dumped\))?(?:\s{2,}.*|\S.*)?$/,
    category: 'runtime',
    categoryOf: ({ message }) => (message === 'Killed' ? 'memory' : message === 'Terminated' ? 'timeout' : undefined),
  },
];

const said = (lines: readonly string[]): ToolError[] =>
  problemLines(lines, SAYS).map((error) => {
    if (error.category === 'memory' || error.category === 'timeout') return error;
    const judged = judgeWording(error.root, undefined, error.category);
    const { symbol: _symbol, ...names } = judged.captures;
    return { ...error, captures: { ...names, ...error.captures }, category: judged.category };
  });

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('generic');
  const blocks = readBlocks(lines);
  const inBlock = (line: number): boolean => blocks.some(({ span }) => line >= span[0] && line <= span[1]);
  const single = [...readErrnoLines(lines), ...readPlaces(lines), ...said(lines)].filter(
    (error) => !inBlock(error.line),
  );
  const byLine = new Map<number, ToolError>();
  for (const error of [...blocks, ...single]) if (!byLine.has(error.line)) byLine.set(error.line, error);
  analysis.errors = [...byLine.values()].sort((a, b) => a.line - b.line);
  return analysis;
};

/** The last resort: forms that tools of all kinds share. It never judges the outcome. */
export const generic: Analyzer = {
  name: 'generic',
  recognises: () => true,
  read,
};
