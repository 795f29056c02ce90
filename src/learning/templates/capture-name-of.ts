import type { CaptureName } from '../../pattern/pattern.ts';

/** The word before a value often says what it is. */
const BY_WORD: readonly [RegExp, CaptureName][] = [
  [/^(?:module|modules|import)$/i, 'module'],
  [/^(?:package|crate|gem|dependency|distribution|requirement)$/i, 'package'],
  [/^(?:name|symbol|identifier|function|variable|macro|value)$/i, 'symbol'],
  [/^(?:attribute|method|field|property|member)$/i, 'member'],
  [/^(?:type|class|struct|enum|interface)$/i, 'type'],
  [/^trait$/i, 'trait'],
  [/^(?:file|directory|folder)$/i, 'file'],
  [/^path$/i, 'path'],
  [/^line$/i, 'line'],
  [/^(?:column|col)$/i, 'column'],
  [/^port$/i, 'port'],
  [/^(?:host|hostname|server|address)$/i, 'host'],
  [/^(?:code|status|errno)$/i, 'code'],
  [/^(?:command|executable|program|binary)$/i, 'command'],
  [/^script$/i, 'script'],
  [/^(?:option|flag|argument|parameter|keyword)$/i, 'option'],
  [/^(?:test|spec)$/i, 'test'],
  [/^fixture$/i, 'fixture'],
  [/^(?:expected|expecting|want|wanted)$/i, 'expected'],
  [/^(?:got|received|actual|found|have)$/i, 'actual'],
  [/^(?:library|lib)$/i, 'library'],
  [/^branch$/i, 'branch'],
  [/^(?:remote|repository)$/i, 'remote'],
  [/^(?:target|rule)$/i, 'target'],
  [/^version$/i, 'version'],
  [/^(?:key|keyerror)$/i, 'key'],
  [/^(?:table|relation|column)$/i, 'table'],
  [/^url$/i, 'url'],
];

const BY_LOOKS: readonly [RegExp, CaptureName][] = [
  [/^[a-z][a-z0-9+.-]{1,20}:\/\/\S+$/i, 'url'],
  [/^(?:\d{1,3}\.){3}\d{1,3}$/, 'host'],
  [/^(?:[A-Za-z]:)?[\w.@~+-]*[\\/][\w.@~+\\/-]*\w$/, 'file'],
  [/^v?\d+\.\d+(?:\.\d+)[\w.+-]*$/, 'version'],
];

/** The capture that a word announces: `table users`, `module a.b`; null for a word that announces none. */
export const nounOf = (word: string): CaptureName | null => BY_WORD.find(([words]) => words.test(word))?.[1] ?? null;

/** Captures that hold a number. */
const NUMBERS: readonly CaptureName[] = ['line', 'column', 'port'];
/** For a name of which nothing tells what it is of, so that a remedy can speak of it. */
const ANY_NAME: readonly CaptureName[] = ['symbol', 'target', 'key', 'member', 'option'];
const A_NAME = /^[A-Za-z_$@][^\s,;|]*$/;
const DOTTED_NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/**
 * The name of the capture at a place: a line and a column behind a file, what the word before it says, what it looks like. Null for
 * numbers and sentences of which nothing tells; a name is given once. `taken` holds the names given so far, in order.
 */
export function captureNameOf(
  before: string,
  values: readonly string[],
  taken: readonly CaptureName[],
): CaptureName | null {
  const free = (name: CaptureName | null | undefined): CaptureName | null =>
    name && !taken.includes(name) ? name : null;
  const digits = values.every((value) => /^\d+$/.test(value));
  const previous = taken.at(-1);
  if (digits && /^[:(]$/.test(before) && previous === 'file') return 'line';
  if (digits && /^[:,]$/.test(before) && previous === 'line') return free('column');
  const word = before.match(/([A-Za-z]+)[\s'"`:=([#]{0,4}$/)?.[1];
  if (word === 'from' && values.every((value) => DOTTED_NAME.test(value))) return free('module');
  const said = free(word === undefined ? null : nounOf(word));
  if (said && (digits || !NUMBERS.includes(said))) return said;
  const looking = free(BY_LOOKS.find(([looks]) => values.every((value) => looks.test(value)))?.[1]);
  if (looking || !values.every((value) => A_NAME.test(value))) return looking;
  return ANY_NAME.find((name) => !taken.includes(name)) ?? null;
}
