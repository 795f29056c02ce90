import type { Neighbour } from '../pattern.ts';
import { type CharSet, intersection, LINE_END, union } from './char-set.ts';
import type { Edge } from './match-edges.ts';
import type { PositionAutomaton } from './position-automaton.ts';
import { MAX_CLASS } from './required-literals.ts';

/** So far around a literal is looked. */
const REACH = 8;
/** Required literals are made of single characters and classes of so many at most, in both cases. */
const MOST_CODES = 2 * MAX_CLASS;

/** Finds what stands around the literals of a regex. */
export class Surroundings {
  readonly #automaton: PositionAutomaton;
  readonly #before: Edge;
  readonly #behind: Edge;
  readonly #previous: number[][];
  /** Positions that may be part of a required literal; others can read one by chance. */
  readonly #literal: boolean[];

  /** @param before what the start of the regex says about the character in front of a match; `behind`: its end */
  constructor(automaton: PositionAutomaton, before: Edge, behind: Edge) {
    this.#automaton = automaton;
    this.#before = before;
    this.#behind = behind;
    this.#literal = automaton.sets.map((set) => sizeOf(set) <= MOST_CODES);
    this.#previous = automaton.next.map(() => []);
    automaton.next.forEach((edges, from) => {
      for (const to of edges.keys()) this.#previous[to]?.push(from);
    });
  }

  /**
   * All that is known about the characters around a required literal of the regex: in each place those that any way through the regex which
   * spells the literal may read there. Cautious: what is said of some such way is said of the one that was meant, too.
   *
   * @param literal ASCII-folded; a leading `\n` stands for the start of a line
   */
  of(literal: string): Neighbour[] {
    const atStart = literal.startsWith('\n');
    const text = atStart ? literal.slice(1) : literal;
    const layers = this.#waysThrough(text, atStart);
    const [first, last] = [layers[0] ?? [], layers.at(-1) ?? []];
    if (first.length === 0) return [];
    const inside = layers.map((states, at) => ({ at, set: intersection(this.#read(states), bothCases(text, at)) }));
    return [...(atStart ? [] : this.#inFront(first)), ...inside, ...this.#after(last, text.length)];
  }

  /** Positions that read each character, on some way that reads all of them. */
  #waysThrough(text: string, atStart: boolean): number[][] {
    const { sets, next, first } = this.#automaton;
    const reads = (state: number, at: number): boolean =>
      this.#literal[state] === true && intersection(sets[state] ?? [], bothCases(text, at)).length > 0;
    const layers: number[][] = [];
    for (let at = 0; at < text.length; at += 1) {
      const reached = at === 0 ? (atStart ? first.keys() : sets.keys()) : this.#following(layers[at - 1] ?? []);
      layers.push([...reached].filter((state) => reads(state, at)));
    }
    for (let at = text.length - 2; at >= 0; at -= 1) {
      const onward = new Set(layers[at + 1]);
      layers[at] = (layers[at] ?? []).filter((state) => [...(next[state]?.keys() ?? [])].some((to) => onward.has(to)));
    }
    return layers;
  }

  #following(states: readonly number[]): Set<number> {
    return new Set(states.flatMap((state) => [...(this.#automaton.next[state]?.keys() ?? [])]));
  }

  #read(states: Iterable<number>): CharSet {
    return union(...[...states].map((state) => this.#automaton.sets[state] ?? []));
  }

  /** Up to where a match may begin: beyond that anything can stand. */
  #inFront(states: readonly number[]): Neighbour[] {
    const found: Neighbour[] = [];
    let current: readonly number[] = states;
    for (let at = -1; at >= -REACH && current.length > 0; at -= 1) {
      const starts = current.flatMap((state) => {
        const reach = this.#automaton.first.get(state);
        const own = this.#automaton.sets[state] ?? [];
        return reach ? [reach.ways > 0 ? this.#before(own) : [], reach.fromStart > 0 ? LINE_END : []] : [];
      });
      const previous = [...new Set(current.flatMap((state) => this.#previous[state] ?? []))];
      found.push({ at, set: union(this.#read(previous), ...starts) });
      if (starts.length > 0) break;
      current = previous;
    }
    return found;
  }

  /** Up to where a match may end. */
  #after(states: readonly number[], from: number): Neighbour[] {
    const found: Neighbour[] = [];
    let current: readonly number[] = states;
    for (let at = from; at < from + REACH && current.length > 0; at += 1) {
      const ends = current.filter((state) => this.#automaton.last.has(state));
      const following = [...this.#following(current)];
      const behind = ends.map((state) => this.#behind(this.#automaton.sets[state] ?? []));
      found.push({ at, set: union(this.#read(following), ...behind) });
      if (ends.length > 0) break;
      current = following;
    }
    return found;
  }
}

const sizeOf = (set: CharSet): number =>
  set.reduce((size, code, i) => (i % 2 === 0 ? size - code + 1 : size + code), 0);

/** A character of a folded text, as it may be written. */
function bothCases(text: string, at: number): CharSet {
  const code = text.charCodeAt(at);
  const isLetter = code >= 0x61 && code <= 0x7a;
  return isLetter ? [code - 32, code - 32, code, code] : [code, code];
}
