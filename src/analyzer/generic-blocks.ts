import type { ToolError } from './analysis.ts';
import { judgeWording } from './judge-wording.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { toolError } from './reading/tool-error.ts';

/** `error[E1]: message`, `× message`, `Error: message`, `ERROR: message`: the place stands below. */
const HEADLINE =
  /^\s{0,4}(?:(?<level>error|Error|ERROR|warning|Warning|WARNING|fatal|Fatal error)(?:\[(?<code>[\w.:/-]{1,60})\]| \(?(?<code2>[A-Z]{1,6}-?\d{2,6})\)?)?:|[×✘✖⨯] | {1,3}x (?=[A-Z])) ?(?<message>\S.*)$/;
const BELOW =
  /^\s*(?:-+>|─+>|[╭┌,][─-]+\[?|:::|@|at|in|on)\s*(?:file:\/\/)?(?<file>(?:[A-Za-z]:)?[^\s:[\]()"']+\.\w{1,12}):(?<line>\d+)(?::(?<column>\d+))?/;
/** `Main.hs:3:5: error:`, `File "a.ml", line 3, characters 4-9:`, `a.f90:3:5:`: the message stands below. */
const ABOVE =
  /^(?:File "(?<file>[^"]+)", lines? (?<line>\d+)(?:-\d+)?(?:, characters (?<column>\d+)-\d+)?|(?<file2>(?:[A-Za-z]:)?[^\s:()"']+\.\w{1,12}):(?<line2>\d+)(?::(?<column2>\d+))?(?:-\d+)?): ?(?<level>error|warning|Error|Warning)?:? ?(?:\[(?<code>[\w-]{1,60})(?:, [^\]]*)?\])?$/;
const EXCERPT = /^\s*(?:\d+\s*[|│]|[|│]|[\s^~-]+$|\d+ \| )/;

const belowHeadline = (lines: readonly string[], index: number): ToolError | null => {
  const head = HEADLINE.exec(lines[index] ?? '')?.groups;
  if (!head?.message) return null;
  for (let i = index + 1; i <= index + 4 && i < lines.length; i += 1) {
    const place = BELOW.exec(lines[i] ?? '')?.groups;
    if (!place?.file || isForeignPath(place.file)) continue;
    const { captures, category } = judgeWording(head.message, head.code ?? head.code2);
    return toolError(lines, index, {
      severity: /^warn/i.test(head.level ?? '') ? 'warning' : 'error',
      span: [index + 1, i + 1],
      captures: { ...captures, file: place.file, line: place.line, column: place.column },
      category,
    });
  }
  return null;
};

const underPlace = (lines: readonly string[], index: number): ToolError | null => {
  const groups = ABOVE.exec(lines[index] ?? '')?.groups;
  const file = groups?.file ?? groups?.file2;
  if (!groups || !file || isForeignPath(file)) return null;
  for (let i = index + 1; i <= index + 8 && i < lines.length; i += 1) {
    const text = (lines[i] ?? '').trim();
    if (text === '' || EXCERPT.test(lines[i] ?? '')) continue;
    const named =
      /^(?:•\s*)?(?<level>Error|Warning|Alert)?(?: \((?<name>[^)]{1,60})\)| (?<number>\d+) \[[\w-]+\])?:? ?(?<message>.+)$/.exec(
        text,
      )?.groups;
    if (!groups.level && !named?.level) return null;
    const { captures, category } = judgeWording(named?.message ?? text, groups.code);
    return toolError(lines, i, {
      severity: /^warn/i.test(groups.level ?? named?.level ?? '') ? 'warning' : 'error',
      span: [index + 1, i + 1],
      captures: { ...captures, file, line: groups.line ?? groups.line2, column: groups.column ?? groups.column2 },
      category,
    });
  }
  return null;
};

/** Problems whose message and place stand on different lines: many newer compilers, Haskell, OCaml, Fortran, Solidity, Julia. */
export const readBlocks = (lines: readonly string[]): ToolError[] =>
  lines.flatMap((_, index) => belowHeadline(lines, index) ?? underPlace(lines, index) ?? []);
