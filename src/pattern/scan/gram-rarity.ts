/** Characters from common to rare in the output of tools; what is missing is rare. */
const COMMON = ' e/tain0sor1lcdu.m2p-_gh:\n=3f45b69x87vy,"kw()\'[]>jq';
const rank = new Float64Array(256).fill(7);
for (let i = 0; i < COMMON.length; i += 1) rank[COMMON.charCodeAt(i)] = 1.5 + (5.5 * i) / COMMON.length;

/** Words that logs are full of: a piece of them says little. */
const COMMON_TEXT =
  ' error: warning: failed info debug test tests file line from import module package version node_modules python usr/lib ' +
  'src/ dist/ http:// https:// .com .py .js .ts running running: install installing downloading build building compiling ' +
  ' ... ---- ==== **** ____     in the and for not with this that is a was to of return function const self at object ' +
  'true false null none 0000 2024 2025 2026 passed success successfully ok done using use value string number int type types ' +
  '/usr/bin/ /home/ lib/ .so .c .h .o -- -> => :: ion ing ment';

const grams = new Set<string>();
for (let i = 0; i + 4 <= COMMON_TEXT.length; i += 1) grams.add(COMMON_TEXT.slice(i, i + 4));

const one = (gram: string): number => {
  let bits = 0;
  for (let i = 0; i < gram.length; i += 1) bits += rank[gram.charCodeAt(i) & 255] ?? 7;
  return grams.has(gram) ? bits / 2 : bits;
};

/** Where the rarest four characters of a folded literal begin, and how rare they are, in bits (higher is rarer). */
export function rarestGram(literal: string): { at: number; bits: number } {
  let best = { at: 0, bits: one(literal.slice(0, 4)) };
  for (let at = 1; at + 4 <= literal.length; at += 1) {
    const bits = one(literal.slice(at, at + 4));
    if (bits > best.bits) best = { at, bits };
  }
  return best;
}

/** How rarely a literal is expected in tool output, in bits: that of its rarest piece, a little more for its length. */
export const gramRarity = (literal: string): number => rarestGram(literal).bits + Math.min(literal.length, 40) / 4;
