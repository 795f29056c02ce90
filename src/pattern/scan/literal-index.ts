import type { Neighbour, PreparedPattern, RegexFacts } from '../pattern.ts';
import { rarestGrams } from './gram-rarity.ts';
import { buildLiteralTable, type LiteralTable } from './literal-table.ts';
import { CheckTable, type NeighbourChecks } from './neighbour-checks.ts';
import { NARROW } from './pair-hash.ts';

/** Which patterns ask for which literals. Patterns are known by their position in a list. */
export interface LiteralIndex extends LiteralTable, NeighbourChecks {
  /** Patterns of each literal: `owners` from `ownerStarts[literal]` up to the next start. Each is four times the position plus its `Share`. */
  ownerStarts: Int32Array;
  owners: Int32Array;
  /** For each of `owners`: the list of checks around the literal that have to hold. */
  ownerChecks: Int32Array;
  /** Patterns without a literal: every line is a candidate. */
  ungated: Int32Array;
}

/** What a literal is for a pattern: enough by itself, or one of two sets of which both are needed. */
export const Share = { whole: 0, first: 1, second: 2 } as const;
export const SHARES = 4;

interface Wanted {
  literal: string;
  gram: number;
  share: number;
  around: readonly Neighbour[];
}

function wantedBy({ literals, grams, also, around }: RegexFacts): Wanted[] {
  const share = also ? Share.first : Share.whole;
  const wanted = (literal: string, position: number): Wanted => ({
    literal,
    gram: grams[position] ?? rarestGrams(literal),
    share: position < (literals?.length ?? 0) ? share : Share.second,
    around: around?.[position] ?? [],
  });
  return [...(literals ?? []), ...(also ?? [])].map(wanted);
}

/** Brings the literals of all patterns together, each once. */
export function literalIndex(patterns: readonly PreparedPattern[]): LiteralIndex {
  const known = new Map<
    string,
    { gram: number; owners: number[]; lists: number[]; around: (readonly Neighbour[])[] }
  >();
  const ungated: number[] = [];
  const checks = new CheckTable();
  patterns.forEach(({ facts }, pattern) => {
    if (!facts.literals) ungated.push(pattern);
    for (const { literal, gram, share, around } of wantedBy(facts)) {
      const one = known.get(literal) ?? { gram, owners: [], lists: [], around: [] };
      known.set(literal, one);
      one.owners.push(pattern * SHARES + share);
      one.lists.push(checks.listOf(around));
      one.around.push(around);
    }
  });
  const all = [...known.values()];
  const ownerStarts = new Int32Array(all.length + 1);
  all.forEach(({ owners }, literal) => {
    ownerStarts[literal + 1] = (ownerStarts[literal] as number) + owners.length;
  });
  const grams = [...known].map(([literal, { gram, around }]) => ({
    at: gram,
    before: bytesNext(around, -1, literal),
    // Places are counted from behind a leading line feed.
    after: bytesNext(around, literal.replace(/^\n/, '').length, literal),
  }));
  return {
    ...buildLiteralTable([...known.keys()], grams),
    ownerStarts,
    owners: Int32Array.from(all.flatMap(({ owners }) => owners)),
    ownerChecks: Int32Array.from(all.flatMap(({ lists }) => lists)),
    ungated: Int32Array.from(ungated),
    ...checks.lists(),
  };
}

/** Low bytes of what stands next to a short literal, for all who ask for it; null where it can be anything. */
function bytesNext(around: readonly (readonly Neighbour[])[], at: number, { length }: string): Set<number> | null {
  if (length > NARROW) return null;
  const bytes = new Set<number>();
  for (const neighbours of around) {
    const next = neighbours.find((one) => one.at === at);
    if (!next) return null;
    for (let i = 0; i < next.set.length; i += 2) {
      const [low, high] = [next.set[i] as number, next.set[i + 1] as number];
      for (let code = low; code <= Math.min(high, low + 255); code += 1) bytes.add(code & 255);
    }
  }
  return bytes;
}
