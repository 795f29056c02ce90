/** A value of a TOML document. Dates and numbers in unusual notation stay text: manifests need names and strings. */
export type TomlValue = string | number | boolean | TomlValue[] | TomlTable;
export interface TomlTable {
  [key: string]: TomlValue;
}

export const isTable = (value: TomlValue | undefined): value is TomlTable =>
  typeof value === 'object' && !Array.isArray(value);

/** The table at a path of keys, or null. */
export function tomlTable(doc: TomlTable, ...path: string[]): TomlTable | null {
  let here: TomlValue | undefined = doc;
  for (const key of path) here = isTable(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  return isTable(here) ? here : null;
}

const ESCAPES: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  e: '\x1b',
  '"': '"',
  '\\': '\\',
};
const BARE = /[A-Za-z0-9_-]+/y;
const ATOM = /[^\s,\]}#]+/y;

/**
 * Reads a TOML document as far as it can: tables, arrays of tables, dotted keys, every string form, arrays, inline tables.
 * A line that it does not understand is skipped, so a broken manifest still tells most of what it declares. Never throws.
 */
export function parseToml(text: string): TomlTable {
  const doc = emptyTable();
  let table = doc;
  const reader = new TomlReader(text);
  while (!reader.done) {
    reader.skipBlank();
    if (reader.done) break;
    const before = reader.at;
    const header = reader.header();
    if (header) table = open(doc, header.keys, header.list);
    else if (!reader.entry(table)) reader.skipLine();
    if (reader.at === before) reader.skipLine();
  }
  return doc;
}

const emptyTable = (): TomlTable => Object.create(null) as TomlTable;

const descend = (from: TomlTable, key: string): TomlTable => {
  const value = from[key];
  const last = Array.isArray(value) ? value.at(-1) : value;
  if (isTable(last)) return last;
  const made = emptyTable();
  from[key] = made;
  return made;
};

const open = (doc: TomlTable, keys: string[], list: boolean): TomlTable => {
  const parent = keys.slice(0, -1).reduce(descend, doc);
  const last = keys.at(-1) ?? '';
  if (!list) return descend(parent, last);
  const items = parent[last];
  const made = emptyTable();
  if (Array.isArray(items)) items.push(made);
  else parent[last] = [made];
  return made;
};

class TomlReader {
  at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  private eat(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  /** White space, line ends and comments. */
  skipBlank(): void {
    while (!this.done) {
      if (/\s/.test(this.text[this.at] ?? '')) this.at++;
      else if (this.text[this.at] === '#') this.skipLine();
      else return;
    }
  }

  skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end < 0 ? this.text.length : end + 1;
  }

  private spaces(): void {
    this.match(/[ \t]*/y);
  }

  header(): { keys: string[]; list: boolean } | null {
    if (!this.eat('[')) return null;
    const list = this.eat('[');
    const keys = this.keys();
    this.spaces();
    this.eat(list ? ']]' : ']');
    return keys.length > 0 ? { keys, list } : null;
  }

  private keys(): string[] {
    const keys: string[] = [];
    do {
      this.spaces();
      const quote = this.text[this.at];
      const key = quote === '"' || quote === "'" ? this.string() : this.match(BARE);
      if (key === null) return [];
      keys.push(key);
      this.spaces();
    } while (this.eat('.'));
    return keys;
  }

  /** `key = value` into `table`. False when this is no entry. */
  entry(table: TomlTable): boolean {
    const keys = this.keys();
    if (keys.length === 0 || !this.eat('=')) return false;
    this.spaces();
    const value = this.value();
    if (value === null) return false;
    keys.slice(0, -1).reduce(descend, table)[keys.at(-1) ?? ''] = value;
    return true;
  }

  private value(): TomlValue | null {
    const char = this.text[this.at];
    if (char === '"' || char === "'") return this.string();
    if (char === '[') return this.array();
    if (char === '{') return this.inlineTable();
    const atom = this.match(ATOM);
    if (atom === null) return null;
    if (atom === 'true' || atom === 'false') return atom === 'true';
    return /^[+-]?\d+(\.\d+)?$/.test(atom) ? Number(atom) : atom;
  }

  private array(): TomlValue[] {
    const items: TomlValue[] = [];
    this.eat('[');
    for (;;) {
      this.skipBlank();
      if (this.done || this.eat(']')) return items;
      const value = this.value();
      if (value === null) this.at++;
      else items.push(value);
      this.skipBlank();
      this.eat(',');
    }
  }

  private inlineTable(): TomlTable {
    const table = emptyTable();
    this.eat('{');
    for (;;) {
      this.skipBlank();
      if (this.done || this.eat('}')) return table;
      if (!this.entry(table)) this.at++;
      this.skipBlank();
      this.eat(',');
    }
  }

  private string(): string | null {
    for (const quote of ['"""', "'''", '"', "'"]) {
      if (!this.eat(quote)) continue;
      const raw = quote.startsWith("'");
      let out = '';
      while (!this.done && !this.eat(quote)) {
        const char = this.text[this.at++] ?? '';
        if (char === '\n' && quote.length === 1) return out; // an unclosed string ends with its line
        out += char === '\\' && !raw ? this.escape() : char;
      }
      return out.replace(/^\r?\n/, '');
    }
    return null;
  }

  private escape(): string {
    const code = this.text[this.at++] ?? '';
    const digits = code === 'u' ? 4 : code === 'U' ? 8 : 0;
    if (digits > 0) {
      const hex = Number.parseInt(this.text.slice(this.at, this.at + digits), 16);
      this.at += digits;
      return hex <= 0x10ffff ? String.fromCodePoint(hex) : '';
    }
    if (/\s/.test(code)) {
      this.match(/\s*/y);
      return '';
    }
    return ESCAPES[code] ?? code;
  }
}
