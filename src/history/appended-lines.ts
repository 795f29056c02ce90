import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs';

/** What a file of JSON lines holds. */
export interface AppendedLines<Line> {
  readonly lines: readonly Line[];
  /** In bytes. */
  readonly size: number;
}

interface Known<Line> {
  file: string;
  lines: Line[];
  /** Bytes up to the end of the last whole line that was read. */
  read: number;
}

/** Files that are remembered: one for each session of a server, and a few more. */
const MOST = 8;
const NOTHING = { lines: [], size: 0 };

/**
 * Makes a reader of files of JSON lines that are only ever appended to. It remembers what it has read: a process that stays reads and parses
 * what is new, and nothing twice. A file that cannot be opened is empty; what is no JSON is the torn line of a crash, and left out.
 *
 * @returns the reader; it throws the file system's errors for a file that can be opened but not read
 */
export function appendedLines<Line>(): (path: string) => AppendedLines<Line> {
  const known = new Map<string, Known<Line>>();
  return (path) => {
    const fd = openOrNull(path);
    if (fd === null) {
      known.delete(path);
      return NOTHING;
    }
    try {
      const stat = fstatSync(fd);
      const before = known.get(path);
      const file = identity(stat);
      const current = before?.file === file && before.read <= stat.size ? before : { file, lines: [], read: 0 };
      known.delete(path); // the one that was asked for last is forgotten last
      known.set(path, current);
      for (const oldest of known.keys()) {
        if (known.size <= MOST) break;
        known.delete(oldest);
      }
      if (current.read < stat.size) readOn(fd, stat.size, current);
      return { lines: current.lines, size: stat.size };
    } finally {
      closeSync(fd);
    }
  };
}

/** The number of a file alone is used again at once. */
const identity = ({ dev, ino, birthtimeMs }: Stats): string => `${dev}:${ino}:${birthtimeMs}`;

function openOrNull(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    return null; // not there yet, mostly
  }
}

function readOn<Line>(fd: number, size: number, known: Known<Line>): void {
  const bytes = Buffer.alloc(size - known.read);
  const got = readSync(fd, bytes, 0, bytes.length, known.read);
  const end = bytes.subarray(0, got).lastIndexOf(10) + 1;
  for (const line of bytes.toString('utf8', 0, end).split('\n')) {
    if (line === '') continue;
    try {
      known.lines.push(JSON.parse(line));
    } catch {
      // torn
    }
  }
  known.read += end;
}
