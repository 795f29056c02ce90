import { LONG, NARROW, WIDE } from './pair-hash.ts';

/** Characters from common to rare in the output of tools; what is missing is rare. */
const COMMON = ' e/tain0sor1lcdu.m2p-_gh:\n=3f45b69x87vy,"kw()\'[]>jq';
const RAREST = 7;
const rank = new Float64Array(256).fill(RAREST);
for (let i = 0; i < COMMON.length; i += 1) rank[COMMON.charCodeAt(i)] = 1.5 + (5.5 * i) / COMMON.length;

/** Share of what is not ASCII among all characters. */
const WIDE_SHARE = 0.02;
/** Sums of the shares of all ASCII characters below each. */
const sums = new Float64Array(129);
for (let code = 0; code < 128; code += 1) sums[code + 1] = (sums[code] as number) + 2 ** -(rank[code] as number);

/** How much of all output the characters from one code to another are, both included; between 0 and 1. */
export function characterShare(from: number, to: number): number {
  const below = (code: number): number => (sums[Math.min(code, 128)] as number) / (sums[128] as number);
  const wide = to > 127 ? (WIDE_SHARE * (to - Math.max(from, 128) + 1)) / 0xff80 : 0;
  return (below(to + 1) - below(from)) * (1 - WIDE_SHARE) + wide;
}

/** Words that logs are full of, longest first: one of them says little, whatever its letters are. */
const WORDS = (
  'node_modules installing downloading successfully connection building compiling application exception directory ' +
  'function undefined resource response warnings versions packages version package request missing invalid required ' +
  'failed: failed failure warning: warning running success install command process message unknown service status ' +
  'string number object import module client server python target output found default config error: error: error' +
  ' errors build tests cargo https http:// http info debug trace file: files file line: lines line from with this that ' +
  'type types test path name value user host port code data null none true false lock load read open write start stop ' +
  'done using used value index method class return self const not the and for was has are could should cannot expected ' +
  'src/ lib/ dist/ usr/ home/ bin/ .com .py .js .ts .so .rs .go main local access password failed password authentication ' +
  'socket queue token session cache worker index schema commit struct event thread handler table column'
)
  .split(' ')
  .filter((word) => word !== '')
  .sort((a, b) => b.length - a.length);
/** Long words have other endings, too. */
const STEMS = WORDS.map((word) => (word.length < 8 ? word : word.slice(0, 6)));
const WORD_BITS = 5;
/** Those that stand in every other output, and how little they say. */
const LOUD = new Set(
  ' error| errors|errors|error|error:| failed|failed|failed:|warning|warning:|http|info|debug|the|for|and|with|test|run|file'.split(
    '|',
  ),
);
const LOUD_BITS = 3;

const bitsAt = (text: string, at: number): number => rank[text.charCodeAt(at) & 255] ?? RAREST;

/** How much each letter of a word says after the ones before it: words can be guessed from their beginning. */
const SAYS = [1, 0.9, 0.7, 0.45, 0.3, 0.2];
const isLetter = (text: string, at: number): boolean => ((text.charCodeAt(at) | 32) - 97) >>> 0 < 26;

/**
 * Where the two grams of a folded literal begin, one byte after each other: those of which the commoner one is rarest, and -1 where the literal is
 * too short for two.
 */
export function rarestGrams(literal: string): number {
  if (literal.length <= NARROW) return -1;
  const common = new Uint8Array(literal.length);
  for (const stem of STEMS)
    for (let at = literal.indexOf(stem); at !== -1; at = literal.indexOf(stem, at + 1))
      common.fill(1, at, at + stem.length);
  const size = literal.length < LONG ? NARROW : WIDE;
  let best = { at: 0, bits: -1 };
  let before = gramBits(literal, common, 0, size);
  for (let at = 0; at + size < literal.length; at += 1) {
    const next = gramBits(literal, common, at + 1, size);
    const bits = Math.min(before, next);
    if (bits > best.bits) best = { at, bits };
    before = next;
  }
  return best.at;
}

/** How rarely a gram is expected, in bits. */
function gramBits(literal: string, common: Uint8Array, from: number, size: number): number {
  let bits = 0;
  let letters = 0;
  for (let at = from; at < from + size; at += 1) {
    letters = isLetter(literal, at) ? letters + 1 : 0;
    const own = bitsAt(literal, at) * (SAYS[Math.max(0, letters - 1)] as number);
    bits += common[at] === 1 ? own / 2 : own;
  }
  return bits;
}

/** Three letters stand in the middle of many words. */
const SHORT_BITS = 2;

/** How rarely a literal is expected in tool output, in bits: common words count as one piece, other characters one by one. */
export function literalRarity(literal: string): number {
  let bits = 0;
  for (let at = 0; at < literal.length; ) {
    // The end of a literal may be the beginning of a word.
    const word = WORDS.find(
      (one) => literal.startsWith(one, at) || (at + 2 < literal.length && one.startsWith(literal.slice(at))),
    );
    bits += word ? (LOUD.has(word) ? LOUD_BITS : WORD_BITS) : bitsAt(literal, at) / 1.5;
    at += word ? word.length : 1;
  }
  return Math.min(literal.length < 4 ? bits - SHORT_BITS : bits, 40);
}
