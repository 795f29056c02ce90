import type { Neighbour } from '../pattern.ts';
import { LONG } from '../scan/pair-hash.ts';
import type { CharSet } from './char-set.ts';
import { MAX_SET } from './literal-sets.ts';
import { withoutLonger } from './text-variants.ts';

/** Characters that are tried one by one. */
const FEW = 2;
/** As they may be written: in two cases. */
const FEW_CODES = 2 * FEW;

/** The members of a small set, ASCII-folded; null for more than a few, or where the line may end. */
function membersOf(set: CharSet): string[] | null {
  const codes: number[] = [];
  for (let i = 0; i < set.length; i += 2)
    for (let code = set[i] as number; code <= (set[i + 1] as number); code += 1) {
      codes.push(code);
      if (codes.length > FEW_CODES || code === 10) return null;
    }
  const folded = new Set(codes.map((code) => String.fromCharCode(code).replace(/[A-Z]/, (char) => char.toLowerCase())));
  return folded.size > 0 && folded.size <= FEW ? [...folded] : null;
}

/**
 * Short literals together with what always follows them: `http` becomes `http.` where nothing else can stand behind it, and stands on fewer
 * lines. Left as they are where they would become too many.
 *
 * @param around what stands around a literal, in each match
 */
export function lengthenLiterals(literals: readonly string[], around: (literal: string) => Neighbour[]): string[] {
  const lengthen = (literal: string): string[] => {
    if (literal.length >= LONG) return [literal];
    const { length } = literal.replace(/^\n/, '');
    const next = around(literal).find(({ at }) => at === length);
    const members = next && membersOf(next.set);
    return members ? members.flatMap((char) => lengthen(literal + char)) : [literal];
  };
  const longer = withoutLonger(literals.flatMap(lengthen));
  return longer.length <= MAX_SET ? longer : [...literals];
}
