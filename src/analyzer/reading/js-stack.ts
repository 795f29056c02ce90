import { isForeignPath } from './foreign-path.ts';

export interface JsFrame {
  file: string;
  line: number;
  column: number;
}

const FRAME =
  /^\s*(?:at |❯ |@ )(?:.*?[( ])?(?:file:\/\/)?(?<file>(?:[A-Za-z]:)?[^():\s][^():]*|node:[^():]+):(?<line>\d+):(?<column>\d+)\)?/;

/** The place that a line of a JavaScript stack trace names; null for other lines and for `<anonymous>`. */
const jsFrame = (line: string): JsFrame | null => {
  const groups = FRAME.exec(line)?.groups;
  if (!groups?.file) return null;
  return { file: groups.file.replace(/^.*file:\/\//, ''), line: Number(groups.line), column: Number(groups.column) };
};

/** Is the line one of a stack trace (`    at fn (file:1:2)`)? */
export const isJsFrame = (line: string): boolean => /^\s+at .+/.test(line);

/** First frame of the project in `lines[from..to]`: not the runtime's, not a package's. */
export const firstOwnFrame = (lines: readonly string[], from: number, to: number): JsFrame | null => {
  for (let i = from; i <= to && i < lines.length; i += 1) {
    const frame = jsFrame(lines[i] ?? '');
    if (frame && !isForeignPath(frame.file)) return frame;
  }
  return null;
};
