import type { StrategyInput } from '../../remedy.ts';

/** One error of javac, also as Maven and Gradle print it. */
export interface JavaMessage {
  /** As printed. */
  file: string;
  line: number;
  /** 1-based, from Maven or from the caret; null when neither is there. */
  column: number | null;
  text: string;
  symbol: { kind: 'class' | 'variable' | 'method'; name: string; isStatic: boolean } | null;
  /** Where the symbol was looked for: the type, without type arguments. */
  location: { kind: 'type' | 'variable' | 'package'; name: string } | null;
}

const JAVAC = /^\s*(?:\[javac\] )?([^\s:[][^:\n]*\.java):(\d+): (?:error: )?(.+)$/;
const MAVEN = /^\s*\[ERROR\] ([^\s[:][^[\n]*\.java):\[(\d+),(\d+)\] (?:error: )?(.+)$/;
const SYMBOL = /^(?:\[ERROR\])?\s+symbol:\s+(static )?(class|variable|method|interface|constructor|enum) ([\w.$]+)/;
const LOCATION =
  /^(?:\[ERROR\])?\s+location: (?:(?:class|interface|enum|@interface|record) ([\w.$]+)|variable \w+ of type ([\w.$]+(?:\[\])?)|(package) ([\w.]+))/;

/** Details stand in these many lines below the error. */
const MOST_LINES = 9;

function messageAt(lines: readonly string[], index: number): JavaMessage | null {
  const line = lines[index] ?? '';
  const maven = MAVEN.exec(line);
  const head = maven ?? JAVAC.exec(line);
  if (!head) return null;
  const message: JavaMessage = {
    file: head[1] ?? '',
    line: Number(head[2]),
    column: maven ? Number(maven[3]) : null,
    text: (maven ? maven[4] : head[3]) ?? '',
    symbol: null,
    location: null,
  };
  for (const next of lines.slice(index + 1, index + MOST_LINES)) {
    if (MAVEN.test(next) || JAVAC.test(next)) break;
    const symbol = SYMBOL.exec(next);
    const location = LOCATION.exec(next);
    const caret = /^(\s*)\^\s*$/.exec(next)?.[1];
    if (caret !== undefined) message.column ??= caret.length + 1;
    if (symbol) {
      const kind = symbol[2] === 'variable' || symbol[2] === 'method' ? symbol[2] : 'class';
      message.symbol = { kind, name: symbol[3] ?? '', isStatic: Boolean(symbol[1]) };
    }
    if (location) {
      const kind = location[3] ? 'package' : location[2] ? 'variable' : 'type';
      message.location = { kind, name: location[1] ?? location[2] ?? location[4] ?? '' };
    }
  }
  return message;
}

/** All errors in the output, in order. */
export const javaMessages = (lines: readonly string[]): JavaMessage[] =>
  lines.flatMap((_, index) => messageAt(lines, index) ?? []);

/** The error that the diagnosis is about. */
export function javaMessage({ diagnosis, report }: StrategyInput): JavaMessage | null {
  const { lines } = report.failure;
  const own = diagnosis.line === null ? null : messageAt(lines, diagnosis.line - 1);
  return own ?? messageAt([diagnosis.root], 0);
}

/** The simple name of a type that a message lacks: a class, a name used like one, or `package Map does not exist` for `Map.Entry`. */
export function missingType({ text, symbol }: JavaMessage): string | null {
  const qualifier = /^package ([A-Z]\w*) does not exist/.exec(text)?.[1];
  if (qualifier) return qualifier;
  if (!symbol || (symbol.kind !== 'class' && !(symbol.kind === 'variable' && /^[A-Z]\w*[a-z]/.test(symbol.name))))
    return null;
  return symbol.name.split(/[.$]/)[0] ?? null;
}
