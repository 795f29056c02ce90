import type { StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';

/** One error or warning of gcc or clang with its remarks. */
export interface CompileMessage {
  /** As printed. */
  file: string;
  line: number;
  column: number | null;
  /** Quotes as printed: ' or ‘ ’, by locale and version. */
  text: string;
  notes: string[];
}

const HEAD = /^\s*([^\s:][^:\n]*):(\d+):(?:(\d+):)? (?:fatal )?(?:error|warning): (.*)$/;
const NOTE = /: note: (.*)$/;

/** Remarks after this many lines belong to something else. */
const MOST_LINES = 60;

function messageAt(lines: readonly string[], index: number): CompileMessage | null {
  const head = HEAD.exec(lines[index] ?? '');
  if (!head) return null;
  const notes: string[] = [];
  for (const line of lines.slice(index + 1, index + MOST_LINES)) {
    if (HEAD.test(line)) break;
    const note = NOTE.exec(line)?.[1];
    if (note) notes.push(note);
  }
  return {
    file: head[1] ?? '',
    line: Number(head[2]),
    column: head[3] ? Number(head[3]) : null,
    text: head[4] ?? '',
    notes,
  };
}

/** All messages in the output, in order. */
export const compileMessages = (lines: readonly string[]): CompileMessage[] =>
  lines.flatMap((_, index) => messageAt(lines, index) ?? []);

/** The message that the diagnosis is about, or null when it is no compiler's. */
export function compileMessage(input: StrategyInput): CompileMessage | null {
  const { root, line } = input.diagnosis;
  const found = line === null ? null : messageAt(input.report.failure.lines, line - 1);
  return (
    found ?? messageAt([root], 0) ?? (rootMatch(input, HEAD) ? messageAt([rootMatch(input, HEAD)?.[0] ?? ''], 0) : null)
  );
}

/** What a message says about a name. */
export interface UnknownName {
  kind: 'member' | 'name' | 'function' | 'incomplete';
  symbol: string;
  /** Members: the type without `struct` and qualifiers. Names: the namespace that lacks it, `std` mostly. */
  within: string | null;
  /** The compiler's own proposal, qualified as printed. */
  proposed: string | null;
}

const O = `[‘'"\`]`;
const C = `[’'"]`;
const MEMBER = [
  new RegExp(`${O}([^’'"]+)${C}(?: \\{aka [^}]*\\})? has no member named ${O}([\\w~]+)${C}`),
  new RegExp(`no member named ${O}([\\w~]+)${C} in ${O}([^’'"]+)${C}`),
];
const NAME = [
  new RegExp(
    `^${O}([\\w:]+)${C} (?:undeclared|was not declared|has not been declared|does not name a (?:template )?type)`,
  ),
  new RegExp(
    `(?:use of undeclared identifier|unknown type name|unknown class name|no template named|unknown template name) ${O}([\\w:]+)${C}`,
  ),
];
const FUNCTION = new RegExp(
  `(?:implicit declaration of function|implicitly declaring library function|call to undeclared (?:library )?function) ${O}(\\w+)${C}`,
);
const NAMESPACE = [
  new RegExp(`^${O}([\\w:]+)${C} (?:is not a member of|in namespace) ${O}([\\w:]+)${C}`),
  new RegExp(`no (?:member|type|template) named ${O}(\\w+)${C} in namespace ${O}([\\w:]+)${C}`),
];
const INCOMPLETE = [
  new RegExp(
    `${O}(?:const )?(?:struct |class |union )?(?:std::)?([\\w]+)(?:<[^’'"]*>)?(?: \\w+)?${C} has (?:initializer but )?incomplete type`,
  ),
  new RegExp(
    `(?:invalid use of (?:undefined|incomplete) type|incomplete definition of type|member access into incomplete type|implicit instantiation of undefined template|variable has incomplete type) ${O}(?:const )?(?:struct |class |union )?(?:std::)?(?:__\\w+::)?([\\w]+)`,
  ),
];
const PROPOSED = new RegExp(`(?:did you mean|suggested alternative:) ${O}([\\w:~]+)${C}`);

/** Name without `struct`, `const`, namespaces, template arguments and stars. */
const bareType = (type: string): string =>
  type
    .replace(/<.*$/, '')
    .replace(/\b(?:const|volatile|struct|class|union|enum)\b/g, '')
    .replace(/[\s*&]/g, '')
    .split('::')
    .at(-1) ?? '';

/** Reads a message about a name that the compiler does not know; null for other messages. */
export function unknownName({ text, notes }: CompileMessage): UnknownName | null {
  const proposed = PROPOSED.exec(text)?.[1] ?? notes.map((note) => PROPOSED.exec(note)?.[1]).find(Boolean) ?? null;
  const [lacks, none] = [MEMBER[0]?.exec(text), MEMBER[1]?.exec(text)];
  if (lacks) return { kind: 'member', symbol: lacks[2] ?? '', within: bareType(lacks[1] ?? ''), proposed };
  for (const form of NAMESPACE) {
    const found = form.exec(text);
    if (found) return { kind: 'name', symbol: found[1] ?? '', within: found[2] ?? null, proposed };
  }
  if (none) return { kind: 'member', symbol: none[1] ?? '', within: bareType(none[2] ?? ''), proposed };
  const called = FUNCTION.exec(text)?.[1];
  if (called) return { kind: 'function', symbol: called, within: null, proposed };
  for (const form of NAME) {
    const symbol = form.exec(text)?.[1];
    if (symbol) return { kind: 'name', symbol, within: null, proposed };
  }
  for (const form of INCOMPLETE) {
    const symbol = form.exec(text)?.[1]?.replace(/^basic_/, '');
    if (symbol) return { kind: 'incomplete', symbol, within: null, proposed: null };
  }
  return null;
}

/** What the build printed, and the command itself: where compiler flags may stand. */
export const buildLines = ({ report }: StrategyInput): string[] => [
  report.failure.event.command ?? '',
  ...report.failure.lines,
];
