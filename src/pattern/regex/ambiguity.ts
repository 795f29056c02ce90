import { intersection } from './char-set.ts';
import type { PositionAutomaton } from './position-automaton.ts';

/**
 * How many walks of the automaton can be alive at once, whatever the text: then a backtracking engine does at most so many steps for each
 * character. `Infinity` when there is no bound: a position can return to itself in two ways over the same text (exponential), or two
 * endless loops can share the same text with a way from one into the other over it (polynomial). Weber and Seidl's two criteria, over
 * all states; a loop with a count adds its count.
 */
export function walksAtOnce(automaton: PositionAutomaton): number {
  const walker = new Walker(automaton);
  const loops = walker.loops();
  if (loops.some((loop) => walker.returnsInTwoWays(loop))) return Infinity;
  const after = new Map<number, number[]>();
  for (const from of loops) {
    const sharing = loops.filter((to) => from !== to && walker.reaches(from, to) && walker.sharesText(from, to));
    const endless = (loop: number): boolean => walker.repeats(loop) === Infinity;
    if (endless(from) && sharing.some(endless)) return Infinity;
    after.set(from, sharing);
  }
  return Math.max(1, ...loops.map((loop) => (after.get(loop)?.length ? longestChain(loop, after, walker) : 1)));
}

/** The product of the counts along the worst chain of loops that share text; an endless loop adds one walk to each. */
function longestChain(
  loop: number,
  after: ReadonlyMap<number, number[]>,
  walker: Walker,
  known = new Map<number, number>(),
): number {
  const found = known.get(loop);
  if (found !== undefined) return found;
  const own = walker.repeats(loop);
  const rest = (after.get(loop) ?? []).map((next) => longestChain(next, after, walker, known));
  const product = (own === Infinity ? 1 : own) * Math.max(1, ...rest);
  known.set(loop, product);
  return product;
}

class Walker {
  readonly #sets: PositionAutomaton['sets'];
  readonly #next: PositionAutomaton['next'];
  readonly #repeats: readonly number[];
  readonly #component: Int32Array;
  readonly #overlaps = new Map<number, boolean>();

  constructor({ sets, next, repeats }: PositionAutomaton) {
    this.#sets = sets;
    this.#next = next;
    this.#repeats = repeats;
    this.#component = components(next);
  }

  /** Components that hold a cycle. */
  loops(): number[] {
    const cyclic = new Set<number>();
    this.#next.forEach((edges, from) => {
      for (const to of edges.keys())
        if (this.#component[to] === this.#component[from]) cyclic.add(this.#component[to] ?? -1);
    });
    return [...cyclic];
  }

  #members(component: number): number[] {
    return this.#next.map((_, state) => state).filter((state) => this.#component[state] === component);
  }

  /** How often the loop can go round at most. */
  repeats(component: number): number {
    return Math.max(...this.#members(component).map((state) => this.#repeats[state] ?? Infinity));
  }

  reaches(from: number, to: number): boolean {
    const seen = new Set(this.#members(from));
    for (const state of seen)
      for (const next of this.#next[state]?.keys() ?? []) {
        if (this.#component[next] === to) return true;
        seen.add(next);
      }
    return false;
  }

  /** Can two positions read the same character? */
  #overlap(a: number, b: number): boolean {
    const key = Math.min(a, b) * this.#sets.length + Math.max(a, b);
    let known = this.#overlaps.get(key);
    if (known === undefined) {
      known = intersection(this.#sets[a] ?? [], this.#sets[b] ?? []).length > 0;
      this.#overlaps.set(key, known);
    }
    return known;
  }

  /** Three positions share a character; pairwise overlap of ranges is not enough. */
  #overlap3(a: number, b: number, c: number): boolean {
    if (!(this.#overlap(a, b) && this.#overlap(b, c) && this.#overlap(a, c))) return false;
    return intersection(intersection(this.#sets[a] ?? [], this.#sets[b] ?? []), this.#sets[c] ?? []).length > 0;
  }

  #inside(state: number, component: number): number[] {
    return [...(this.#next[state]?.keys() ?? [])].filter((next) => this.#component[next] === component);
  }

  /** Two different walks from a position back to itself over the same text. */
  returnsInTwoWays(component: number): boolean {
    const size = this.#sets.length;
    const members = this.#members(component);
    for (const state of members)
      for (const [next, ways] of this.#next[state] ?? [])
        if (ways > 1 && this.#component[next] === component) return true;
    for (const start of members) {
      const queue: [number, number][] = [[start, start]];
      const seen = new Set<number>();
      for (const [a, b] of queue)
        for (const nextA of this.#inside(a, component))
          for (const nextB of this.#inside(b, component)) {
            if (!this.#overlap(nextA, nextB)) continue;
            // The two walks parted and have met again where they began.
            if (nextA === start && nextB === start && a !== b) return true;
            const key = nextA * size + nextB;
            if (seen.has(key) || (nextA === nextB && nextA === start)) continue;
            seen.add(key);
            queue.push([nextA, nextB]);
          }
    }
    return false;
  }

  /** A text that loops at p, leads from p to q, and loops at q. */
  sharesText(from: number, to: number): boolean {
    return this.#members(from).some((p) => this.#members(to).some((q) => this.#tripleWalk(p, q, from, to)));
  }

  #tripleWalk(p: number, q: number, from: number, to: number): boolean {
    const size = this.#sets.length;
    const queue: [number, number, number][] = [[p, p, q]];
    const seen = new Set<number>();
    for (const [x, y, z] of queue)
      for (const nextX of this.#inside(x, from))
        for (const nextZ of this.#inside(z, to)) {
          if (!this.#overlap(nextX, nextZ)) continue;
          for (const nextY of this.#next[y]?.keys() ?? []) {
            if (!this.#overlap3(nextX, nextY, nextZ)) continue;
            if (nextX === p && nextY === q && nextZ === q) return true;
            const key = (nextX * size + nextY) * size + nextZ;
            if (seen.has(key)) continue;
            seen.add(key);
            queue.push([nextX, nextY, nextZ]);
          }
        }
    return false;
  }
}

/** Strongly connected components (Tarjan, without recursion so that a long regex cannot overflow the stack). */
function components(next: PositionAutomaton['next']): Int32Array {
  const size = next.length;
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const component = new Int32Array(size).fill(-1);
  const stack: number[] = [];
  let counter = 0;
  let found = 0;
  for (let root = 0; root < size; root += 1) {
    if (index[root] !== -1) continue;
    const work: { state: number; edges: Iterator<number> }[] = [];
    const enter = (state: number): void => {
      index[state] = low[state] = counter;
      counter += 1;
      stack.push(state);
      work.push({ state, edges: (next[state] ?? new Map<number, number>()).keys() });
    };
    enter(root);
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { state } = top;
      const edge = top.edges.next();
      if (!edge.done) {
        if (index[edge.value] === -1) enter(edge.value);
        else if (component[edge.value] === -1) low[state] = Math.min(low[state] ?? 0, index[edge.value] ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) low[parent.state] = Math.min(low[parent.state] ?? 0, low[state] ?? 0);
      if (low[state] !== index[state]) continue;
      for (let member = -1; member !== state; ) {
        member = stack.pop() ?? state;
        component[member] = found;
      }
      found += 1;
    }
  }
  return component;
}
