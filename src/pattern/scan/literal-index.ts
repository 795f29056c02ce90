import type { PreparedPattern, RegexFacts } from '../pattern.ts';
import { rarestGrams } from './gram-rarity.ts';
import { buildLiteralTable, type LiteralTable } from './literal-table.ts';

/** Which patterns ask for which literals. Patterns are known by their position in a list. */
export interface LiteralIndex extends LiteralTable {
  /** Patterns of each literal: `owners` from `ownerStarts[literal]` up to the next start. Each is four times the position plus its `Share`. */
  ownerStarts: Int32Array;
  owners: Int32Array;
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
}

function wantedBy({ literals, grams, also }: RegexFacts): Wanted[] {
  const share = also ? Share.first : Share.whole;
  const first = (literals ?? []).map((literal, position) => ({ literal, gram: grams[position] ?? rarestGrams(literal), share }));
  const second = (also ?? []).map((literal) => ({ literal, gram: rarestGrams(literal), share: Share.second }));
  return [...first, ...second];
}

/** Brings the literals of all patterns together, each once. */
export function literalIndex(patterns: readonly PreparedPattern[]): LiteralIndex {
  const owners = new Map<string, number[]>();
  const rarest: number[] = [];
  const ungated: number[] = [];
  patterns.forEach(({ facts }, pattern) => {
    if (!facts.literals) ungated.push(pattern);
    for (const { literal, gram, share } of wantedBy(facts)) {
      const owner = pattern * SHARES + share;
      const known = owners.get(literal);
      if (known) known.push(owner);
      else {
        owners.set(literal, [owner]);
        rarest.push(gram);
      }
    }
  });
  const lists = [...owners.values()];
  const ownerStarts = new Int32Array(lists.length + 1);
  lists.forEach((list, literal) => {
    ownerStarts[literal + 1] = (ownerStarts[literal] as number) + list.length;
  });
  return {
    ...buildLiteralTable([...owners.keys()], rarest),
    ownerStarts,
    owners: Int32Array.from(lists.flat()),
    ungated: Int32Array.from(ungated),
  };
}
