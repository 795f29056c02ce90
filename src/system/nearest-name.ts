/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`; `limit + 1` when there are more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
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
