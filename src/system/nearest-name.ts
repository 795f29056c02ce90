/** Rows of the table of distances: of the character before the last one, of the last one, and of this one. Made once, for as long as names are. */
let rows = [0, 1, 2].map(() => new Int32Array(64));

/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`; `limit + 1` when there are more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if ((rows[0] as Int32Array).length <= b.length) rows = rows.map(() => new Int32Array(2 * b.length));
  let [before, last, row] = rows as [Int32Array, Int32Array, Int32Array];
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const [own, previous] = [a.charCodeAt(i - 1), a.charCodeAt(i - 2)];
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1);
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (own === other ? 0 : 1));
      if (i > 1 && j > 1 && own === b.charCodeAt(j - 2) && previous === other)
        cost = Math.min(cost, before[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[b.length]!, limit + 1);
}

/**
 * The one name among `names` that `word` was most likely meant to be: fewest edits, at most a third of its length (and three), case
 * aside. Null when nothing is near or two are equally near.
 */
export function nearestName(word: string, names: Iterable<string>): string | null {
  const limit = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  let best: string | null = null;
  let bestDistance = limit + 1;
  let tied = false;
  for (const name of new Set(names)) {
    if (name === word) continue;
    const distance = editDistance(word.toLowerCase(), name.toLowerCase(), limit);
    if (distance > limit || distance > bestDistance) continue;
    tied = distance === bestDistance;
    best = name;
    bestDistance = distance;
  }
  return tied ? null : best;
}
