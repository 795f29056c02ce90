type Json = { Action?: unknown; Output?: unknown };

/** Lines as a person would have seen them, and for each the index of the line it came from. */
export interface GoLines {
  lines: readonly string[];
  /** Null when the lines are the output itself. */
  origin: readonly number[] | null;
}

const outputOf = (line: string): string | null => {
  try {
    const event: Json = JSON.parse(line);
    return event.Action === 'output' && typeof event.Output === 'string' ? event.Output : null;
  } catch {
    return null; // a line that was cut
  }
};

/** Unpacks `go test -json`: the text that its output events carry. Other output is returned as it is. */
export const goLines = (lines: readonly string[]): GoLines => {
  if (!lines.some((line) => line.startsWith('{"') && line.includes('"Action":"output"')))
    return { lines, origin: null };
  const texts: string[] = [];
  const origin: number[] = [];
  lines.forEach((line, index) => {
    if (line.startsWith('{"') && !line.includes('"Action":"output"')) return;
    const text = line.startsWith('{"') ? outputOf(line) : line;
    if (text === null) return;
    texts.push(text.replace(/\n$/, ''));
    origin.push(index);
  });
  return { lines: texts, origin };
};
