import type { FileProblem } from '../problem.ts';
import { categoryOf, type PatternEntry, slug } from './pattern-entry.ts';

/** What each conversion of vim's errorformat reads, and the capture it is. */
const CONVERSIONS: Record<string, [regex: string, name?: string]> = {
  f: ['[^\\s:(]+', 'file'],
  o: ['\\S+', 'module'],
  l: ['\\d+', 'line'],
  e: ['\\d+'],
  c: ['\\d+', 'column'],
  v: ['\\d+', 'column'],
  k: ['\\d+'],
  t: ['\\w'],
  n: ['\\d+', 'code'],
  m: ['.+', 'message'],
  r: ['.*'],
  p: ['[-^.~ \\t]*'],
  s: ['.+', 'symbol'],
};

/** Splits `%f:%l:%m,%-G%.%#` at its commas; `\,` is one that is meant. */
const splitFormats = (text: string): string[] =>
  text
    .split(/(?<!\\),/)
    .map((part) => part.replace(/\\([, "\\|])/g, '$1'))
    .filter((part) => part.trim() !== '');

/** The value of `errorformat` in a vim script, or the text itself; comments and continuation lines understood. */
function formatsIn(text: string): string[] {
  const joined = text.replace(/\n\s*\\/g, '');
  const settings = [
    ...joined.matchAll(/^\s*(?:CompilerSet|setlocal|setl|set|let)\s+(?:&l?:?)?(?:errorformat|efm)\s*[+^]?=\s*(.+)$/gm),
  ];
  if (settings.length > 0)
    return settings.flatMap((match) => splitFormats((match[1] ?? '').replace(/^['"]|['"]$/g, '')));
  return joined
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s*["#]/.test(line))
    .flatMap(splitFormats);
}

interface FormatLine {
  /** `E`, `W`, `A`, `C`, `Z`, … or empty for a format that stands alone. */
  kind: string;
  ignored: boolean;
  /** Null when it holds a conversion that we do not know. */
  regex: string | null;
  source: string;
}

function readFormat(source: string): FormatLine {
  const head = source.match(/^%([+-]?)([A-Z])/);
  const body = head ? source.slice(head[0].length) : source;
  return { kind: head?.[2] ?? '', ignored: head?.[1] === '-', regex: toRegex(body), source };
}

/** One format as a regex, its conversions as named groups. */
function toRegex(body: string): string | null {
  const tokens = body.match(/%\*\[\^?\]?[^\]]*\]|%\*\\.|%\\.|%[.#^$[\]~*]|%%|%[a-z]|[^%]|%/g) ?? [];
  const used = new Set<string>();
  let regex = '';
  for (const token of tokens) {
    if (token === '%%') regex += '%';
    else if (token.startsWith('%*')) regex += `${token.slice(2)}+`;
    else if (token.startsWith('%\\')) regex += vimEscape(token[2] ?? '');
    else if (/^%[.#^$[\]~*]$/.test(token)) regex += token === '%#' ? '*' : (token[1] ?? '');
    else if (/^%[a-z]$/.test(token)) {
      const conversion = CONVERSIONS[token[1] ?? ''];
      if (!conversion) return null;
      const [reads, name] = conversion;
      regex += name && !used.has(name) ? `(?<${name}>${reads})` : reads;
      if (name) used.add(name);
    } else if (token === '%') return null;
    else regex += token.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  }
  return regex;
}

/** `%\s` is `\s`; vim writes groups, alternatives and repetitions with a backslash, too. */
const vimEscape = (char: string): string =>
  '(){}|+?='.includes(char) ? (char === '(' ? '(?:' : char === '=' ? '?' : char) : `\\${char}`;

/**
 * The patterns of a vim `errorformat`. A multi-line group (`%E … %C … %Z`) becomes one pattern over its lines; formats that only ignore
 * lines or follow directories have no counterpart and are left out.
 *
 * @param name names the tool in ids and titles
 */
export function importErrorformat(text: string, name: string, file: string, problems: FileProblem[]): PatternEntry[] {
  const formats = formatsIn(text).map(readFormat);
  const entries: PatternEntry[] = [];
  const add = (regex: string, kind: string): void => {
    const low = kind === 'W' || kind === 'I' || kind === 'N';
    entries.push({
      id: `${slug(name)}/format${entries.length > 0 ? `-${entries.length + 1}` : ''}`,
      title: `Problem reported by ${name}`,
      error_regex: `^${regex.replace(/^\^/, '')}`,
      category: categoryOf(name),
      severity: low ? 'low' : 'high',
      ...(regex.includes('(?<message>') ? { summary: '${message}' } : {}),
      ...(low ? { notice: true } : {}),
      generic: true,
    });
  };
  formats.forEach((format, index) => {
    if (format.regex === null) {
      problems.push({
        file,
        entry: format.source,
        field: null,
        message: 'has a conversion that is not known here',
        level: 'note',
      });
      return;
    }
    if (format.ignored || !/^[EWINA]?$/.test(format.kind)) return;
    const regex = format.kind === '' ? format.regex : `${format.regex}${continuation(formats, index)}`;
    // What names neither a place nor a message would match anything.
    if (/\(\?<(?:file|message|line)>/.test(regex) && /[\w:]{3}|\(\?<file>/.test(regex)) add(regex, format.kind);
  });
  return entries;
}

/** The lines that belong to a start line: up to its `%Z`, or the `%C` that names the place. */
function continuation(formats: readonly FormatLine[], start: number): string {
  const until = formats.findIndex(({ kind }, index) => index > start && /^[EWINA]$/.test(kind));
  const rest = formats.slice(start + 1, until < 0 ? undefined : until);
  const place = rest.find(({ kind, regex }) => (kind === 'C' || kind === 'Z') && regex?.includes('(?<file>'));
  const own = formats[start]?.regex ?? '';
  if (!place?.regex || own.includes('(?<file>')) return '';
  const fresh = place.regex.replace(/\(\?<(\w+)>/g, (open, name: string) =>
    own.includes(`(?<${name}>`) ? '(?:' : open,
  );
  return `\\n(?:[^\\n]*\\n){0,20}?${fresh}`;
}
