import type { PreparedPattern } from '../pattern.ts';
import { buildLiteralTable, type LiteralTable } from './literal-table.ts';

/** Which patterns ask for which literals. Patterns are known by their position in a list. */
export interface LiteralIndex extends LiteralTable {
  /** Patterns of each literal: `owners` from `ownerStarts[literal]` up to the next start. */
  ownerStarts: Int32Array;
  owners: Int32Array;
  /** Patterns without a literal: every line is a candidate. */
  ungated: Int32Array;
}

/** Brings the literals of all patterns together, each once. */
export function literalIndex(patterns: readonly PreparedPattern[]): LiteralIndex {
  const owners = new Map<string, number[]>();
  const rarest: number[] = [];
  const ungated: number[] = [];
  patterns.forEach(({ facts }, pattern) => {
    if (!facts.literals) ungated.push(pattern);
    facts.literals?.forEach((literal, position) => {
      const known = owners.get(literal);
      if (known) known.push(pattern);
      else {
        owners.set(literal, [pattern]);
        rarest.push(facts.grams[position] ?? 0);
      }
    });
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
