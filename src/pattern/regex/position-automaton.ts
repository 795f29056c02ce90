import type { AST } from '@eslint-community/regexpp';
import { type CharSet, charSetOf, complement, EVERYTHING, intersection, NEWLINE } from './char-set.ts';

/**
 * The regex as an automaton whose states are its consuming positions. Two ways to step between the same two positions are two edges:
 * a backtracking engine would walk both.
 */
export interface PositionAutomaton {
  /** What each position reads. */
  sets: CharSet[];
  /** Positions that may be read next, and in how many ways (2 stands for more). */
  next: Map<number, number>[];
  /** How often each position can be read through the loops around it; `Infinity` without a bound. */
  repeats: number[];
  /** Positions that a match may begin with: anywhere (`ways`), and only where a line starts (`fromStart`). */
  first: ReadonlyMap<number, { ways: number; fromStart: number }>;
  /** Positions that a match may end with. */
  last: ReadonlySet<number>;
}

/** Why a regex has no such automaton. */
export class Unprovable extends Error {}

export interface AutomatonOptions {
  ignoreCase: boolean;
  dotAll: boolean;
  /** Characters inside the text after which `^` holds as well. */
  lineEnds: CharSet;
  /** Adds the search for a start: any text may be skipped before the match. */
  search: boolean;
}

/** Positions with the number of ways to reach them. `fromStart` ones are only reachable at the start of the text or line. */
type Reach = Map<number, { ways: number; fromStart: number }>;

interface Fragment {
  first: Reach;
  last: Map<number, number>;
  /** Ways to match nothing: anywhere, and only at the start of a line. */
  empty: number;
  emptyAtStart: number;
}

const MAX_POSITIONS = 1500;
/** From this many optional repetitions on, a counted loop is treated as an endless one. */
const LOOSE = 2;

const cap = (ways: number): number => Math.min(ways, 2);

/**
 * Builds the automaton. Assertions other than `^` are taken as always true, a lookahead as a dead end that may be walked, a loose
 * counted repetition as a loop (its count is in `repeats`): each can only add walks, so what is proved holds for the real engine.
 *
 * @throws Unprovable for back-references, lookbehind without a bound, and regexes of more than 1,500 positions
 */
export function positionAutomaton(tree: AST.Pattern, options: AutomatonOptions): PositionAutomaton {
  const builder = new Builder(options);
  const whole = builder.alternatives(tree.alternatives);
  if (options.search) builder.addSearch(whole.first);
  const { sets, next, repeats } = builder;
  const first = new Map([...whole.first].filter(([, { ways, fromStart }]) => ways + fromStart > 0));
  return { sets, next, repeats, first, last: new Set(whole.last.keys()) };
}

class Builder {
  readonly sets: CharSet[] = [];
  readonly next: Map<number, number>[] = [];
  readonly repeats: number[] = [];
  #repeat = 1;
  readonly #options: AutomatonOptions;

  constructor(options: AutomatonOptions) {
    this.#options = options;
  }

  alternatives(list: readonly AST.Alternative[]): Fragment {
    const whole: Fragment = { first: new Map(), last: new Map(), empty: 0, emptyAtStart: 0 };
    for (const alternative of list) {
      const part = this.#sequence(alternative.elements.map((element) => () => this.#element(element)));
      addReach(whole.first, part.first, 1, 0);
      for (const [position, ways] of part.last) whole.last.set(position, cap((whole.last.get(position) ?? 0) + ways));
      whole.empty = cap(whole.empty + part.empty);
      whole.emptyAtStart = cap(whole.emptyAtStart + part.emptyAtStart);
    }
    return whole;
  }

  /** A search walks over any text and may begin the match at each place; `^` only at the start of the text or of a line. */
  addSearch(first: Reach): void {
    const multiline = this.#options.lineEnds.length > 0;
    this.#repeat = Infinity;
    const skips = multiline
      ? [this.#position(NEWLINE), this.#position(complement(NEWLINE))]
      : [this.#position(EVERYTHING)];
    skips.forEach((skip, index) => {
      const afterLine = multiline && index === 0;
      for (const other of skips) this.#connect(skip, other, 1);
      for (const [position, reach] of first)
        this.#connect(skip, position, reach.ways + (afterLine ? reach.fromStart : 0));
    });
  }

  #sequence(parts: (() => Fragment)[]): Fragment {
    let whole: Fragment = { first: new Map(), last: new Map(), empty: 1, emptyAtStart: 0 };
    for (const build of parts) {
      const part = build();
      this.#join(whole.last, part.first);
      const first: Reach = new Map(whole.first);
      addReach(first, part.first, whole.empty, whole.emptyAtStart);
      const last = new Map(part.last);
      const skips = cap(part.empty + part.emptyAtStart);
      if (skips > 0)
        for (const [position, ways] of whole.last) last.set(position, cap((last.get(position) ?? 0) + ways * skips));
      whole = {
        first,
        last,
        empty: cap(whole.empty * part.empty),
        emptyAtStart: cap(
          whole.empty * part.emptyAtStart + whole.emptyAtStart * part.empty + whole.emptyAtStart * part.emptyAtStart,
        ),
      };
    }
    return whole;
  }

  #element(element: AST.Element): Fragment {
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass': {
        const position = this.#position(charSetOf(element, this.#options));
        return {
          first: new Map([[position, { ways: 1, fromStart: 0 }]]),
          last: new Map([[position, 1]]),
          empty: 0,
          emptyAtStart: 0,
        };
      }
      case 'Group':
      case 'CapturingGroup':
        return this.alternatives(element.alternatives);
      case 'Quantifier':
        return this.#quantifier(element);
      case 'Assertion':
        return this.#assertion(element);
      case 'Backreference':
        throw new Unprovable('a back-reference');
    }
  }

  #quantifier({ element, min, max }: AST.Quantifier): Fragment {
    const once = (): Fragment => this.#element(element);
    const optional = (): Fragment => {
      const part = once();
      return { ...part, empty: cap(part.empty + 1) };
    };
    const parts: (() => Fragment)[] = Array.from({ length: Math.min(min, MAX_POSITIONS) }, () => once);
    if (max - min >= LOOSE) parts.push(() => this.#loop(once, max));
    else for (let i = min; i < max; i += 1) parts.push(optional);
    return this.#sequence(parts);
  }

  /** `x*`. An empty round ends the loop in JavaScript, so matching nothing is one way however the body does it. */
  #loop(build: () => Fragment, max: number): Fragment {
    const outside = this.#repeat;
    this.#repeat *= max;
    const body = build();
    this.#repeat = outside;
    this.#join(body.last, body.first);
    return { ...body, empty: 1, emptyAtStart: 0 };
  }

  #assertion(element: AST.Assertion): Fragment {
    const nothing: Fragment = { first: new Map(), last: new Map(), empty: 1, emptyAtStart: 0 };
    if (element.kind === 'start') return { ...nothing, empty: 0, emptyAtStart: 1 };
    if (element.kind === 'lookahead') return { ...nothing, first: this.alternatives(element.alternatives).first };
    if (element.kind === 'lookbehind' && !isBounded(element.alternatives))
      throw new Unprovable('a lookbehind without a bound');
    return nothing; // a bounded lookbehind costs a constant for each visit
  }

  #join(last: Map<number, number>, first: Reach): void {
    for (const [from, outs] of last)
      for (const [to, reach] of first)
        this.#connect(from, to, outs * (reach.ways + (this.#opensLine(from) ? reach.fromStart : 0)));
  }

  /** Can `^` hold right after this position? */
  #opensLine(position: number): boolean {
    return intersection(this.sets[position] ?? [], this.#options.lineEnds).length > 0;
  }

  #connect(from: number, to: number, ways: number): void {
    const edges = this.next[from];
    if (edges && ways > 0) edges.set(to, cap((edges.get(to) ?? 0) + ways));
  }

  #position(set: CharSet): number {
    if (this.sets.length >= MAX_POSITIONS) throw new Unprovable(`more than ${MAX_POSITIONS} positions`);
    this.sets.push(set);
    this.next.push(new Map());
    this.repeats.push(this.#repeat);
    return this.sets.length - 1;
  }
}

function addReach(into: Reach, from: Reach, ways: number, atStart: number): void {
  for (const [position, reach] of from) {
    const known = into.get(position) ?? { ways: 0, fromStart: 0 };
    into.set(position, {
      ways: cap(known.ways + reach.ways * ways),
      fromStart: cap(known.fromStart + reach.fromStart * (ways + atStart) + reach.ways * atStart),
    });
  }
}

const isBounded = (list: readonly AST.Alternative[]): boolean =>
  list.every((alternative) =>
    alternative.elements.every((element) => {
      if (element.type === 'Quantifier')
        return element.max <= 20 && (!('alternatives' in element.element) || isBounded(element.element.alternatives));
      if (element.type === 'Backreference') return false;
      return !('alternatives' in element) || isBounded(element.alternatives);
    }),
  );
