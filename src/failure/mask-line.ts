/** Names of encodings, hashes and machines whose digits mean something. */
const MEANT =
  /^(?:utf-?(?:8|16|32)|iso-8859-\d+|latin-?1|x86[-_]64|sha-?(?:1|256|512)|http\/[\d.]+|ipv[46]|es20\d\d)$/i;

/** Files whose name says what they are: they stay, other file names are changing parts. */
const KNOWN_FILES =
  /^(?:package(?:-lock)?\.json|tsconfig(?:\.\w+)?\.json|jsconfig\.json|yarn\.lock|pnpm-lock\.yaml|Cargo\.(?:toml|lock)|go\.(?:mod|sum)|pyproject\.toml|setup\.(?:py|cfg)|requirements[\w-]*\.txt|poetry\.lock|Pipfile(?:\.lock)?|conftest\.py|pytest\.ini|tox\.ini|manage\.py|CMakeLists\.txt|pom\.xml|build\.gradle(?:\.kts)?|composer\.(?:json|lock)|mix\.exs|docker-compose\.ya?ml|compose\.ya?ml)$/;

const EXTENSION =
  'py|pyi|pyx|ipynb|js|jsx|mjs|cjs|ts|tsx|mts|cts|vue|svelte|json5?|jsonc|ya?ml|toml|ini|cfg|conf|env|lock|rs|go|c|cc|cpp|cxx|h|hh|hpp|hxx|m|mm|o|a|so|dylib|dll|exe|java|kt|kts|scala|groovy|gradle|class|jar|rb|erb|php|pl|pm|t|lua|ex|exs|erl|hs|swift|cs|fs|vb|sh|bash|zsh|ps1|bat|sql|db|sqlite3?|html?|css|scss|sass|less|xml|md|rst|txt|log|csv|tsv|out|tmp|tar|gz|tgz|zip|pid|sock|pem|crt|key|tf|tfvars|proto|cmake|mk|diff|patch|whl|deb|rpm|png|jpe?g|svg|pdf|wasm|map|snap|d';

/** What has to stand in a line for some kinds of changing parts to be there at all. */
const DIGITS = 1;
const PLACES = 2;
const COLONS = 4;
const DASHES = 8;
const ANY = DIGITS | PLACES | COLONS | DASHES;

const signsIn = (text: string): number =>
  (/\d|SQLSTATE/.test(text) ? DIGITS : 0) |
  (/[/\\.]/.test(text) ? PLACES : 0) |
  (text.includes(':') ? COLONS : 0) |
  (text.includes('-') ? DASHES : 0);

/** Kinds of changing parts in order of precedence, each with the signs of which it needs one; the first that matches at a place wins. */
const PARTS: readonly (readonly [needs: number, source: string])[] = [
  // addresses
  [PLACES, String.raw`(?<url>\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}:\/\/[^\s'"<>)\]}]{1,2000})`],
  [DASHES, String.raw`(?<uuid>\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b)`],
  // codes that name the error itself
  [
    DIGITS,
    String.raw`(?<code>\bSQLSTATE\b[\s\[:(]{0,3}\w{5}|\b(?:HTTP|[Ss]tatus|[Ss]tatus code|[Rr]esponse code)(?:\/[\d.]{1,3})?[ :=]{1,3}\d{3}\b|\b(?:[Ee]xit(?:ed)?(?: with)?(?: (?:code|status))|errno|Errno|WinError|os error|signal|SIGNAL|[Ee]rror code)[ :=]{1,3}-?\d{1,10}\b|\bcurl: \(\d+\)|\b[Ee]rror:? [45]\d\d\b|\b(?:[4-5]\d\d) (?=[A-Z][a-z]+))`,
  ],
  // time
  [
    DIGITS,
    String.raw`(?<time>\b\d{4}-\d\d-\d\d(?:[T ,_]\d\d[:.]?\d\d(?:[:.]?\d\d)?(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)?,? ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2}(?:,? \d{4})? \d\d:\d\d:\d\d|\b\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?\b)`,
  ],
  [
    COLONS | DIGITS,
    String.raw`(?<ip>\b(?:\d{1,3}\.){3}\d{1,3}\b|\[[0-9a-fA-F]{0,4}:[0-9a-fA-F:]{1,40}\]|(?<![\w:])::1\b|\b(?:[0-9a-fA-F]{1,4}:){4,7}:?[0-9a-fA-F]{1,4}\b)`,
  ],
  // paths, then single files; with (line,column) or :line:column
  [
    PLACES,
    String.raw`(?<path>(?:(?<![\w.@<])(?:[A-Za-z]:[\/\\]|~[\/\\]|\.{0,2}[\/\\])[\w.@+=%~-]{1,200}(?:[\/\\][\w.@+=%~-]{1,200}){0,60}[\/\\]?|(?<![\w.@])[\w.@+-]{1,100}[\/\\](?:[\w.@+=%~-]{1,200}[\/\\]){1,60}(?:[\w.@+=%~-]{1,200})?|(?<![\w.@])[\w.@+-]{1,100}[\/\\][\w@+=%~-]{1,200}\.\w{1,10}\b|(?<![\w.@/\\-])[\w@+-][\w.@+-]{0,100}\.(?:${EXTENSION})(?![\w.-]{0,40}\w))(?<place>(?::\d{1,7}){1,2}|\(\d{1,7}(?:,\d{1,7})?\))?)`,
  ],
  // values with a unit
  [
    DIGITS,
    String.raw`(?<duration>\b\d{1,15}(?:\.\d{1,15})?\s?(?:ns|µs|us|ms|secs?|seconds?|s|mins?|minutes?|m|hours?|hrs?|h|days?)\b(?:\s?\d{1,9}(?:\.\d{1,9})?(?:ms|s|m)\b)?)`,
  ],
  [DIGITS, String.raw`(?<size>\b\d{1,15}(?:[.,]\d{1,15})?\s?(?:[kKMGT]i?[bB]|bytes?|B)\b(?:\/s)?)`],
  // identifiers made by machines
  [DIGITS, String.raw`(?<hex>\b0x[0-9a-fA-F]{1,64}\b)`],
  [DIGITS, String.raw`(?<hash>\b(?=[0-9a-f]{0,63}\d)(?=[0-9a-f]{0,63}[a-f])[0-9a-f]{7,64}\b)`],
  [DIGITS, String.raw`(?<version>\bv?\d{1,9}\.\d{1,9}(?:\.\d{1,9}){1,3}(?:[-+.][0-9A-Za-z.-]{1,40})?\b)`],
  // whole words with digits in them are names (TS2322, E0308, Base64Error); then bare numbers
  [ANY, String.raw`(?<word>[A-Za-z_][\w]{0,200}(?:[-/](?:8|16|32|1|256|512|64)\b)?)`],
  [DIGITS, String.raw`(?<number>(?:(?<!\w)[-+])?\d{1,40}(?:[,_]\d{3}){0,10}(?:\.\d{1,40})?(?:[eE][-+]?\d{1,4})?)`],
];

/** By the signs of a line. */
const known = new Map<number, RegExp>();

/** The kinds that can stand in a line, as one expression; all of them together take long to compile. */
function partsFor(signs: number): RegExp {
  let parts = known.get(signs);
  if (!parts) {
    const sources = PARTS.filter(([needs]) => (needs & signs) !== 0).map(([, source]) => source);
    parts = new RegExp(sources.join('|'), 'g');
    known.set(signs, parts);
  }
  return parts;
}

/** Text in quotes that is data, not a name: long, with blanks, or with many digits. */
const QUOTED = /(['"`‘“«])([^'"`‘’“”«»\n]{1,400})(['"`’”»])/g;
const isVolatile = (inner: string): boolean =>
  (inner.length > 60 && /\s/.test(inner)) || inner.length > 120 || /\d{6,}/.test(inner);

const shortenQuoted = (text: string): string =>
  text.replace(QUOTED, (whole, open: string, inner: string, close: string) =>
    isVolatile(inner) && !/^<\w+>$/.test(inner) ? `${open}<str>${close}` : whole,
  );

const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

const maskPart = (whole: string, groups: Record<string, string | undefined>): string => {
  if (groups.code !== undefined || groups.word !== undefined) return whole;
  if (groups.path !== undefined) {
    const place = groups.place ?? '';
    const name = place ? whole.slice(0, -place.length) : whole;
    const shown = KNOWN_FILES.test(baseName(name)) ? baseName(name) : '<path>';
    return shown + place.replace(/\d+/g, '<num>');
  }
  const kind = Object.keys(groups).find((name) => groups[name] !== undefined);
  return `<${kind === 'number' ? 'num' : kind}>`;
};

/**
 * The signature of a line: changing parts become typed placeholders (`<path>:<num>:<num>`, `<url>`, `<uuid>`, `<hash>`, `<hex>`, `<ip>`,
 * `<time>`, `<duration>`, `<size>`, `<version>`, `<num>`, `<str>`); error codes (TS2322, ENOENT, `exit code 2`, HTTP and SQL states),
 * class names, quoted names and well-known file names stay. Linear; at most 1,000 characters are looked at.
 */
export function maskLine(line: string): string {
  const quoted = shortenQuoted(line.slice(0, 1000).trim());
  const signs = signsIn(quoted);
  // Without any sign there are only words.
  const plain =
    signs === 0
      ? quoted
      : quoted.replace(partsFor(signs), (whole: string, ...rest: unknown[]) => {
          if (MEANT.test(whole)) return whole;
          return maskPart(whole, rest[rest.length - 1] as Record<string, string | undefined>);
        });
  const masked = plain.replace(/\s+/g, ' ');
  // Placeholders can be longer than what they stand for: a quoted text may only now be long, and a signature must be its own signature.
  return shortenQuoted(masked);
}
