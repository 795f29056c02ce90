import type { Location } from './diagnosis.ts';

/** Ways in which tools print a place, the most certain first. Each is linear in the line. */
const FORMS = [
  /^\s*File "(?<file>[^"]{1,300})", line (?<line>\d{1,7})/,
  /^In (?<file>\S{1,300}) line (?<line>\d{1,7}):$/,
  /^\s*--> (?<file>[^:\s][^:]{0,300}):(?<line>\d{1,7}):(?<column>\d{1,6})/,
  /^(?<file>(?:[A-Za-z]:)?[^\s:()'"]{1,300}\.[A-Za-z]\w{0,9}):(?<line>\d{1,7})(?::(?<column>\d{1,6}))?(?:[:,\s]|$)/,
  /^(?<file>(?:[A-Za-z]:)?[^\s:()'"]{1,300}\.[A-Za-z]\w{0,9})\((?<line>\d{1,7}),(?<column>\d{1,6})\)/,
  /^\s+at (?:[^()]{1,200} \()?(?:file:\/\/)?(?<file>[^\s:()]{1,300}\.[A-Za-z]\w{0,9}):(?<line>\d{1,7}):(?<column>\d{1,6})\)?$/,
  /[\s(['"](?<file>[\w@.~+/\\-]{1,200}\.[A-Za-z]\w{0,9}):(?<line>\d{1,7})(?::(?<column>\d{1,6}))?\b/,
  /[\s(['"](?<file>[\w@.~+/\\-]{1,200}\.[A-Za-z]\w{0,9}) \((?<line>\d{1,7}):(?<column>\d{1,6})\)/,
  /\bin (?<file>[\w@.~+/\\-]{1,200}\.\w{1,10}) on line (?<line>\d{1,7})/,
  /\b(?:at|in) (?<file>[\w@.~+/\\-]{1,200}\.\w{1,10}),? line (?<line>\d{1,7})/,
];
/** Code that is not the project's: a place in it is named only when there is no other. */
const FOREIGN =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|\.cargo|rustc|vendor|\.venv|venv)\/|^node:|^<|^\/(?:usr|opt)\/|\/lib\/python\d/;

/** `db.example.com:5432` is no file and no line. */
const isHost = (text: string): boolean =>
  !/[/\\]/.test(text) &&
  /^(?:\d{1,3}(?:\.\d{1,3}){3}|.+\.(?:com|org|net|io|dev|local|internal|example|test|cloud|app))$/i.test(text);

const read = (line: string): Location | null => {
  const text = line.slice(0, 600);
  for (const form of FORMS) {
    const groups = form.exec(text)?.groups;
    if (!groups?.file || isHost(groups.file)) continue;
    return {
      file: groups.file,
      ...(groups.line ? { line: Number(groups.line) } : {}),
      ...(groups.column ? { column: Number(groups.column) } : {}),
    };
  }
  return null;
};

const ABOVE = 12;
const BELOW = 8;

/**
 * The place that the output names next to a line: on the line itself, else the nearest below (`-->`, a stack) or above (a traceback)
 * that is in the project's own code, else any.
 *
 * @param line 1-based
 */
export function findLocation(lines: readonly string[], line: number): Location | null {
  const order = [line];
  for (let step = 1; step <= ABOVE; step += 1) {
    if (step <= BELOW) order.push(line + step);
    order.push(line - step);
  }
  let foreign: Location | null = null;
  for (const number of order) {
    const text = lines[number - 1];
    if (text === undefined) continue;
    const place = read(text);
    if (!place) continue;
    if (!FOREIGN.test(place.file)) return place;
    foreign ??= place;
  }
  return foreign;
}
