import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

/** Head of a table: `Line   src/Order.php`, or `:Line` where links to an editor are on. */
const HEAD = /^ {1,3}:?Line {3,}(?<file>\S.*?)(?: \(in context of .+\))?$/;
const ROW = /^ {1,3}:?(?<line>\d+) {3,}(?<message>\S.*)$/;
const MORE = /^ {7,}(?!(?:🪪|💡|✏️|at ))(?<text>\S.*)$/u;
const CODE = /^ {7,}🪪 {1,2}(?<code>[\w.]+)/u;
const FOUND = /^ \[ERROR\] Found (?<errors>\d+) errors?$/;

const FACTS: readonly Fact[] = [
  {
    pattern:
      /(?:undefined (?:(?:static )?method|function|property|variable|constant)|unknown (?:class|interface|enum)|[Cc]lass) (?<symbol>\$?[\w\\:$]+)(?:\(\))?(?: not found| \(|\.|,|$)/,
    category: 'name',
  },
  { pattern: /Undefined variable: (?<symbol>\$\w+)/, category: 'name' },
  {
    pattern:
      /expects .{1,200} given|should return .{1,200} but returns|Cannot (?:call|access|use|cast)|does not accept/,
    category: 'type',
  },
];

const rowError = (lines: readonly string[], index: number, file: string): ToolError => {
  const groups = ROW.exec(lines[index] ?? '')?.groups;
  const message = [groups?.message ?? ''];
  let end = index;
  let code: string | undefined;
  for (let i = index + 1; i < lines.length && /^ {7,}\S/.test(lines[i] ?? ''); i += 1) {
    end = i;
    code ??= CODE.exec(lines[i] ?? '')?.groups?.code;
    const more = MORE.exec(lines[i] ?? '')?.groups?.text;
    if (more && !code) message.push(more);
  }
  const { captures, category } = statedFacts(message.join(' '), FACTS);
  return toolError(lines, index, {
    span: [index + 1, end + 1],
    captures: { ...captures, file, line: groups?.line, code, message: message.join(' ') },
    category: category ?? 'lint',
    location: { file, line: Number(groups?.line) },
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('phpstan');
  let file: string | undefined;
  lines.forEach((line, index) => {
    file = HEAD.exec(line)?.groups?.file ?? file;
    if (file && ROW.test(line)) analysis.errors.push(rowError(lines, index, file));
    const found = FOUND.exec(line)?.groups?.errors;
    if (found) {
      analysis.counts.errors = Number(found);
      analysis.verdict = 'failed';
      analysis.extent = [1, index + 1];
    }
    if (/^ \[OK\] No errors$/.test(line)) analysis.verdict = 'passed';
  });
  return analysis;
};

/** Reads the tables of PHPStan (and of Larastan): a file, then its lines with what is wrong there. */
export const phpstan: Analyzer = {
  name: 'phpstan',
  recognises: (text, command) =>
    text.shows(/^ {1,3}:?Line {3,}\S+\.php/m) ||
    (/\bphpstan\b/.test(command ?? '') && text.shows(/^ \[OK\] No errors$/m)),
  read,
};
