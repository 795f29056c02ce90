import { isForeignPath } from './foreign-path.ts';

/** A place that a traceback names. */
interface Frame {
  file: string;
  line: number;
}

/** One traceback with the exceptions that are chained to it; all numbers are indexes into the lines. */
export interface Traceback {
  /** First line: the header (`Traceback (most recent call last):`), or the `File …` line of a syntax error without one. */
  start: number;
  /** Last line of the last exception's message. */
  end: number;
  /** The line that names the exception that was not handled: the last of a chain. */
  raised: number;
  /** The exception line and up to five lines of its message, without the prefix of the block. */
  message: string;
  /** Innermost frame in the project; for a syntax error the place of the error. */
  place?: Frame;
  /** A merge conflict marker that the parser stumbled over. */
  conflictMarker?: number;
}

const HEADER = /^(?<prefix>.{0,80}?)(?:Exception Group )?Traceback \(most recent call last\):\s*$/;
const FRAME = /^\s*File "(?<file>[^"]+)", line (?<line>\d+)/;
const CHAIN =
  /(?:During handling of the above exception, another exception occurred|The above exception was the direct cause of the following exception):\s*$/;
const EXCEPTION =
  /^(?:[A-Za-z_][\w.<>]{0,150}:(?:\s|$)|(?:[\w<>]{1,60}\.){0,8}[A-Z]\w{0,80}$|[\w<>]{1,60}(?:\.[\w<>]{1,60}){1,8}$)/;
const SYNTAX = /^(?:SyntaxError|IndentationError|TabError)\b/;
const CONFLICT = /^\s*(?:<{7}|={7}|>{7})(?:\s|$)/;

/** Text of the line behind the prefix that its traceback's lines share (`| ` of a group, `INTERNALERROR> `, an indent). */
const behind = (line: string, prefix: string): string | null => {
  if (line.startsWith(prefix)) return line.slice(prefix.length);
  return line.trim() === prefix.trim() ? '' : null;
};

/** The prefix of the lines under a header: what stands before the header, as far as the next line has it too. */
const prefixBelow = (before: string, next: string): string =>
  [before, before.replace('+', '|')].find((prefix) => next.startsWith(prefix)) ?? /^\s*/.exec(before)?.[0] ?? '';

interface Block {
  /** Last line read; without `raised` the place where reading gave up. */
  end: number;
  raised?: number;
  place?: Frame;
  conflictMarker?: number;
}

/** Last line of a message: its indented continuation. */
const messageEnd = (lines: readonly string[], raised: number, prefix: string): number => {
  let end = raised;
  while (end + 1 < lines.length && end - raised < 40) {
    const text = behind(lines[end + 1] ?? '', prefix);
    if (text === null || !/^\s+\S|^\[\w+: /.test(text) || FRAME.test(text) || HEADER.test(lines[end + 1] ?? '')) break;
    end += 1;
  }
  return end;
};

/** Reads frames from `from` on up to the exception line; without `raised` when the block is cut off before one. */
const readBlock = (lines: readonly string[], from: number, prefix: string): Block => {
  let inProject: Frame | undefined;
  let last: Frame | undefined;
  let lastIndex = from;
  let conflictMarker: number | undefined;
  for (let i = from; i < lines.length; i += 1) {
    const text = behind(lines[i] ?? '', prefix);
    if (text === null || (i > from && HEADER.test(lines[i] ?? '')) || i > lastIndex + 60) return { end: i };
    const frame = FRAME.exec(text)?.groups;
    if (frame?.file && frame.line) {
      last = { file: frame.file, line: Number(frame.line) };
      lastIndex = i;
      if (!isForeignPath(frame.file)) inProject = last;
      continue;
    }
    if (i === lastIndex + 1 && CONFLICT.test(text)) conflictMarker = i;
    if (/^(?:\s|$)/.test(text) || !EXCEPTION.test(text.trim())) continue;
    const syntax = SYNTAX.test(text);
    const place = syntax && last && !last.file.startsWith('<') ? last : inProject;
    return {
      end: messageEnd(lines, i, prefix),
      raised: i,
      ...(place ? { place } : {}),
      ...(syntax && conflictMarker !== undefined ? { conflictMarker } : {}),
    };
  }
  return { end: lines.length };
};

/** Index of the header of the traceback that a chain sentence after `end` announces; null when there is none. */
const chainedHeader = (lines: readonly string[], end: number): number | null => {
  let chain = end + 1;
  while (chain < lines.length && chain - end < 30 && !CHAIN.test(lines[chain] ?? '')) {
    if (HEADER.test(lines[chain] ?? '')) return null;
    chain += 1;
  }
  if (!CHAIN.test(lines[chain] ?? '')) return null;
  const header = [chain + 1, chain + 2, chain + 3].find((index) => HEADER.test(lines[index] ?? ''));
  return header ?? null;
};

/** The exception and what follows it in its chain, as one traceback. */
const follow = (
  lines: readonly string[],
  start: number,
  first: Block & { raised: number },
  prefix: string,
): Traceback => {
  let { end, raised, place, conflictMarker } = first;
  for (let header = chainedHeader(lines, end); header !== null; header = chainedHeader(lines, end)) {
    const block = readBlock(lines, header + 1, prefix);
    if (block.raised === undefined) break;
    // The same exception again came from a worker process: it was raised where the first traceback ends.
    const again = behind(lines[block.raised] ?? '', prefix) === behind(lines[raised] ?? '', prefix);
    ({ end, raised, conflictMarker } = { ...block, raised: block.raised });
    place = again ? (place ?? block.place) : (block.place ?? place);
  }
  const message = lines
    .slice(raised, Math.min(end, raised + 5) + 1)
    .map((line) => behind(line, prefix)?.trimEnd() ?? '')
    .join('\n')
    .trim();
  return {
    start,
    end,
    raised,
    message,
    ...(place ? { place } : {}),
    ...(conflictMarker === undefined ? {} : { conflictMarker }),
  };
};

/** All tracebacks in `lines`, in order; chained ones count once. Blocks cut off before their exception are left out. */
export const pythonTracebacks = (lines: readonly string[]): Traceback[] => {
  const found: Traceback[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const header = HEADER.exec(line);
    if (!header && !FRAME.test(line)) continue;
    const prefix = header
      ? prefixBelow(header.groups?.prefix ?? '', lines[i + 1] ?? '')
      : (/^\s*/.exec(line)?.[0].replace(/ {2}$/, '') ?? '');
    const block = readBlock(lines, header ? i + 1 : i, prefix);
    const { raised } = block;
    if (raised === undefined || (!header && !SYNTAX.test(behind(lines[raised] ?? '', prefix) ?? ''))) {
      i = Math.max(i, block.end - 1);
      continue;
    }
    const traceback = follow(lines, i, { ...block, raised }, prefix);
    found.push(traceback);
    i = traceback.end;
  }
  return found;
};
