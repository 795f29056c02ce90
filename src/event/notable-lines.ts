/** Words of which a line that matters has one. Only asked about the part of a huge output that is left out. */
const NOTABLE =
  /\berror\b|errors?:|\bfail(?:ed|ure)\b|\bfatal\b|\bpanic|exception|traceback|cannot |denied|not found|undefined/gi;

/** Lines after a notable one that belong to it, and the longest line that is kept. */
const AFTER = 2;
const LINE_LIMIT = 1000;

/** Lines that differ in numbers only tell the same: more of them take the room of others. */
const ALIKE = 3;
const NUMBERS = /[0-9]+/g;

/** A copy: a slice would keep the text alive from which it was cut. */
const copyOf = (text: string): string => Buffer.from(text).toString();

/** Collects what matters from a text that comes in pieces and is not kept. */
export interface NotableLines {
  /** The piece after the last one. Looked at until the room is used up. */
  look(text: string): void;
  /** The lines found, in their order. */
  readonly lines: readonly string[];
}

/**
 * A collector for the middle of a huge output, so that an error there is not lost with it. Linear; keeps at most `room` characters, and
 * three of the lines that differ in their numbers only.
 */
export function collectNotable(room: number): NotableLines {
  const lines: string[] = [];
  let left = room;
  const alike = new Map<string, number>();
  const keep = (line: string): void => {
    const kept = line.length > LINE_LIMIT ? `${line.slice(0, LINE_LIMIT)} …` : line;
    left -= kept.length + 1;
    lines.push(copyOf(kept));
  };
  /** Is there room for one more line like this? */
  const isNews = (line: string): boolean => {
    const key = line.slice(0, LINE_LIMIT).replace(NUMBERS, '0');
    const count = alike.get(key) ?? 0;
    if (count < ALIKE) alike.set(count === 0 ? copyOf(key) : key, count + 1);
    return count < ALIKE;
  };
  const look = (text: string): void => {
    NOTABLE.lastIndex = 0;
    while (left > 0 && NOTABLE.exec(text)) {
      const from = text.lastIndexOf('\n', NOTABLE.lastIndex - 1) + 1;
      let at = from;
      const lineEnd = text.indexOf('\n', from);
      if (!isNews(text.slice(from, lineEnd < 0 ? text.length : lineEnd))) {
        NOTABLE.lastIndex = lineEnd < 0 ? text.length : lineEnd + 1;
        continue;
      }
      for (let count = 0; count <= AFTER && at < text.length; count++) {
        const end = text.indexOf('\n', at);
        keep(text.slice(at, end < 0 ? text.length : end));
        at = end < 0 ? text.length : end + 1;
      }
      NOTABLE.lastIndex = Math.max(at, NOTABLE.lastIndex);
    }
  };
  return { look, lines };
}
