// Slips that people and tools make in JSON files: each takes a valid text and a random source, and answers the broken text (or `{broken, wanted}`), or
// null when the text has no place for it.

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|-?\d[\d.eE+-]*|true|false|null|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** A small seeded random source (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, pick: (items) => items[Math.floor(next() * items.length)] };
}

const tokens = (text) =>
  [...text.matchAll(TOKEN)]
    .map((m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }))
    .filter((token) => !token.text.startsWith('/'));

const splice = (text, start, end, inserted) => text.slice(0, start) + inserted + text.slice(end);

/** Replaces a random token that `wanted` accepts by what `change` makes of it. */
const onToken = (wanted, change) => (text, random) => {
  const all = tokens(text);
  const fitting = all.filter((token, index) => wanted(token.text, all[index + 1]?.text, all[index - 1]?.text));
  if (fitting.length === 0) return null;
  const token = random.pick(fitting);
  return splice(text, token.start, token.end, change(token.text, random));
};

/** The same for all of them. */
const onAll = (wanted, change) => (text) => {
  const all = tokens(text);
  let result = text;
  let changed = 0;
  for (let index = all.length - 1; index >= 0; index--) {
    const token = all[index];
    if (!wanted(token.text, all[index + 1]?.text)) continue;
    result = splice(result, token.start, token.end, change(token.text));
    changed++;
  }
  return changed ? result : null;
};

const isString = (token) => token.startsWith('"');
const isKey = (token, next) => isString(token) && next === ':';
const isCloser = (token) => token === '}' || token === ']';
const isOpener = (token) => token === '{' || token === '[';
const isValue = (token, next) => next !== ':' && !'{}[]:,'.includes(token);
const single = (token) => `'${token.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

const inString = (wanted, change) => (text, random) => {
  const places = tokens(text)
    .filter((token) => isString(token.text))
    .flatMap((token) =>
      [...token.text.slice(1, -1).matchAll(wanted)].map((m) => [token.start + 1 + m.index, m[0].length]),
    );
  if (places.length === 0) return null;
  const [start, length] = random.pick(places);
  return splice(text, start, start + length, change(text.slice(start, start + length)));
};

const lineEnd = (text) => (text.includes('\r\n') ? '\r\n' : '\n');
const atLine = (make) => (text, random) => {
  const lines = text.split('\n');
  const at = Math.floor(random.next() * (lines.length - 1)) + 1;
  if (lines.length < 3) return null;
  return make(lines, at, random, lineEnd(text));
};

const isValidJson = (text) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** One slip each; the text before it is what a repair should bring back. */
export const SLIPS = {
  'trailing comma': onToken(
    (token, next) => isValue(token, next) && isCloser(next ?? ''),
    (token) => `${token},`,
  ),
  'missing comma': onToken(
    (token) => token === ',',
    () => '',
  ),
  'doubled comma': onToken(
    (token) => token === ',',
    () => ',,',
  ),
  'missing colon': onToken(
    (token) => token === ':',
    () => '',
  ),
  'doubled colon': onToken(
    (token) => token === ':',
    () => '::',
  ),
  'single-quoted string': onToken(isString, single),
  'single quotes everywhere': onAll(isString, single),
  'unquoted key': onToken(
    (token, next) => isKey(token, next) && /^"[\w$]+"$/.test(token),
    (token) => token.slice(1, -1),
  ),
  'unquoted keys everywhere': onAll(
    (token, next) => isKey(token, next) && /^"[A-Za-z_$][\w$]*"$/.test(token),
    (token) => token.slice(1, -1),
  ),
  'Python literals': onAll(
    (token) => /^(true|false|null)$/.test(token),
    (token) => ({ true: 'True', false: 'False', null: 'None' })[token],
  ),
  BOM: (text) => `\ufeff${text}`,
  'missing last bracket': (text) => {
    const last = tokens(text).at(-1);
    return isCloser(last?.text ?? '') ? splice(text, last.start, last.end, '') : null;
  },
  'missing closing bracket': onToken(isCloser, () => ''),
  'missing opening bracket': onToken(isOpener, () => ''),
  'closing bracket twice': onToken(isCloser, (token) => token + token),
  'wrong closing bracket': onToken(isCloser, (token) => (token === '}' ? ']' : '}')),
  'comment in a line of its own': atLine((lines, at, _, eol) =>
    [...lines.slice(0, at), `  // note: see above${eol.slice(0, -1)}`, ...lines.slice(at)].join('\n'),
  ),
  'comment at a line’s end': atLine((lines, at) =>
    lines.with(at - 1, lines[at - 1].replace(/\r?$/, ' // because$&')).join('\n'),
  ),
  'block comment': onToken(
    (token) => token === ',' || isOpener(token),
    (token) => `${token} /* here */`,
  ),
  'smart quotes': onToken(isString, (token) => `\u201c${token.slice(1, -1)}\u201d`),
  'closing quote lost': onToken(isString, (token) => token.slice(0, -1)),
  'opening quote lost': onToken(isString, (token) => token.slice(1)),
  'both quotes of a value lost': onToken(
    (token, next) => isString(token) && next !== ':' && /^"[\w./@^~-]+"$/.test(token),
    (token) => token.slice(1, -1),
  ),
  'trailing garbage': (text, random) =>
    text.trimEnd() + random.pick(['}', ',', ';', ']', '\nEOF', '\n```', ' x', '\n}\n']),
  'semicolon for a comma': onToken(
    (token) => token === ',',
    () => ';',
  ),
  'equals for a colon': onToken(
    (token) => token === ':',
    () => ' =',
  ),
  'raw tab in a string': inString(/\\t/g, () => '\t'),
  'backslash lost before a quote': inString(/\\"/g, () => '"'),
  'one backslash of two lost': inString(/\\\\/g, () => '\\'),
  'literal mistyped': onToken(
    (token) => /^(true|false|null)$/.test(token),
    (token, random) => {
      const at = Math.floor(random.next() * token.length);
      return random.pick([
        splice(token, at, at + 1, ''),
        splice(token, at, at, token[at]),
        splice(token, at, at + 1, 'x'),
      ]);
    },
  ),
  'comma for a colon': onToken(
    (token) => token === ':',
    () => ',',
  ),
  'period for a comma': onToken(
    (token) => token === ',',
    () => '.',
  ),
  'non-breaking space': onToken(
    (token) => token === ':',
    () => ':\u00a0',
  ),
  'structural character lost': onToken(
    (token) => token.length === 1 && '{}[]:,'.includes(token),
    () => '',
  ),
  'structural character doubled': onToken(
    (token) => token.length === 1 && '{}[]:,'.includes(token),
    (token) => token + token,
  ),
  'any character lost': (text, random) => {
    const at = Math.floor(random.next() * text.length);
    return splice(text, at, at + 1, '');
  },
  'any character mistyped': (text, random) => {
    const at = Math.floor(random.next() * text.length);
    return splice(text, at, at + 1, random.pick([...'abcxyz,.;:"\'{}[]()1289-_=/']));
  },
  'any character put in': (text, random) => {
    const at = Math.floor(random.next() * text.length);
    return splice(text, at, at, random.pick([...'abcxyz,.;:"\'{}[]()1289-_=/']));
  },
  'two commas lost': (text, random) => SLIPS['missing comma'](SLIPS['missing comma'](text, random) ?? text, random),
  'comma lost and comma left over': (text, random) => {
    const lost = SLIPS['missing comma'](text, random);
    return lost && !isValidJson(lost) ? SLIPS['trailing comma'](lost, random) : null;
  },
};

/** Damage that loses content: without the original nobody can bring it back, and a repair that pretends to is wrong. */
export const LOSSES = {
  'conflict markers': atLine((lines, at) =>
    [
      ...lines.slice(0, at),
      '<<<<<<< HEAD',
      lines[at],
      '=======',
      lines[at],
      '>>>>>>> topic',
      ...lines.slice(at + 1),
    ].join('\n'),
  ),
  'end cut off': (text, random) => text.slice(0, Math.floor(text.length * (0.3 + 0.65 * random.next()))),
  'value lost': onToken(
    (token, next) => isValue(token, next),
    () => '',
  ),
};

/** A valid change, as somebody makes it between the last commit and the slip. */
export const EDITS = [
  onToken(
    (token, next) => isString(token) && next !== ':',
    (_, random) => JSON.stringify(`edited ${Math.floor(random.next() * 1e6)}`),
  ),
  onToken(
    (token, next) => isKey(token, next),
    (token, random) => `"added${Math.floor(random.next() * 1e6)}": 1, ${token}`,
  ),
  onToken(
    (token) => /^(true|false)$/.test(token),
    (token) => (token === 'true' ? 'false' : 'true'),
  ),
  onToken(
    (token) => /^\d+$/.test(token),
    (token) => `${Number(token) + 1}`,
  ),
];
