import type { PreparedPattern } from '../pattern.ts';
import { LiteralScanner } from '../scan/literal-scanner.ts';

/** Which patterns ask for which literals, and the scanner that finds them all at once. */
export interface LiteralIndex {
  scanner: LiteralScanner;
  /** Indexes of the patterns that each literal stands for. */
  owners: readonly (readonly number[])[];
  /** 1 for a literal that begins with the line feed before its line. */
  shifts: Uint8Array;
  /** Patterns without a literal: every line is a candidate. */
  ungated: readonly number[];
}

/** Brings the literals of all patterns together, each once. */
export function literalIndex(patterns: readonly PreparedPattern[]): LiteralIndex {
  const ids = new Map<string, number>();
  const literals: string[] = [];
  const grams: number[] = [];
  const owners: number[][] = [];
  const ungated: number[] = [];
  patterns.forEach(({ facts }, pattern) => {
    if (!facts.literals) ungated.push(pattern);
    facts.literals?.forEach((literal, position) => {
      const known = ids.get(literal);
      if (known !== undefined) {
        owners[known]?.push(pattern);
        return;
      }
      ids.set(literal, literals.length);
      literals.push(literal);
      grams.push(facts.grams[position] ?? 0);
      owners.push([pattern]);
    });
  });
  const shifts = Uint8Array.from(literals, (literal) => (literal.startsWith('\n') ? 1 : 0));
  return { scanner: new LiteralScanner(literals, grams), owners, shifts, ungated };
}
