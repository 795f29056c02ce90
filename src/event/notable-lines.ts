/** Words of which a line that matters has one. Only asked about the part of a huge output that is left out. */
const NOTABLE =
  /\berror\b|errors?:|\bfail(?:ed|ure)\b|\bfatal\b|\bpanic|exception|traceback|cannot |denied|not found|undefined/gi;

/** Lines after a notable one that belong to it, and the longest line that is kept. */
const AFTER = 2;
const LINE_LIMIT = 1000;

/** Collects what matters from a text that comes in pieces and is not kept. */
export interface NotableLines {
  /** The piece after the last one. Looked at until the room is used up. */
  look(text: string): void;
  /** The lines found, in their order. */
  readonly lines: readonly string[];
}

/**
 * A collector for the middle of a huge output, so that an error there is not lost with it. Linear; keeps at most `room` characters.
 */
export function collectNotable(room: number): NotableLines {
  const lines: string[] = [];
  let left = room;
  const keep = (line: string): void => {
    const kept = line.length > LINE_LIMIT ? `${line.slice(0, LINE_LIMIT)} …` : line;
    left -= kept.length + 1;
    lines.push(kept);
  };
  const look = (text: string): void => {
    NOTABLE.lastIndex = 0;
    while (left > 0 && NOTABLE.exec(text)) {
      const from = text.lastIndexOf('\n', NOTABLE.lastIndex - 1) + 1;
      let at = from;
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
