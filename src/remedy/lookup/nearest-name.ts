import { editDistance } from '../../system/nearest-name.ts';
import { meanOther } from './other-meaning.ts';

/** A candidate and how far it is from the name in question. */
export interface Near {
  name: string;
  /** Edits needed (insert, delete, replace, swap of neighbours); 0.5 when only case or separators differ. */
  distance: number;
}

const plain = (name: string): string => name.toLowerCase().replace(/[-_.\s]/g, '');

/** More than `limit` edits are all the same to us: too far. */
const distanceOf = (a: string, b: string, limit: number): number => {
  const [x, y] = [plain(a), plain(b)];
  if (x === y) return 0.5;
  // An edit takes one character away at most, and adds one: those who share fewer are not even counted.
  if (bitsOf(charactersOf(x) ^ charactersOf(y)) > 2 * limit) return limit + 1;
  return Math.min(editDistance(a, b, limit), editDistance(x, y, limit) + 0.5);
};

/** Which characters a name has, as bits; some share one. */
function charactersOf(name: string): number {
  let bits = 0;
  for (let i = 0; i < name.length; i += 1) bits |= 1 << (name.charCodeAt(i) & 31);
  return bits;
}

function bitsOf(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** How many edits still count as a slip of the keyboard: one in short names, two in most, three in long ones. */
const tolerance = (name: string): number => (name.length <= 5 ? 1 : name.length <= 9 ? 2 : 3);

/**
 * Candidates within a typing slip of `name`, nearest first. The name itself is no candidate, nor is one that looks alike and means something
 * else (`encode` for `decode`).
 */
export function nearestNames(name: string, candidates: Iterable<string>, limit = 5): Near[] {
  const most = tolerance(name);
  const near: Near[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate === name || candidate === '' || Math.abs(candidate.length - name.length) > most + 2) continue;
    const distance = distanceOf(name, candidate, most);
    if (distance <= Math.min(most + 0.5, Math.max(name.length, candidate.length) / 2) && !meanOther(name, candidate))
      near.push({ name: candidate, distance });
  }
  return near.sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name)).slice(0, limit);
}

/** The one candidate that is clearly nearest (the next is at least one whole edit farther), or null. */
export function nearestUnique(name: string, candidates: Iterable<string>): string | null {
  const [first, second] = nearestNames(name, candidates, 2);
  if (!first) return null;
  return !second || second.distance - first.distance >= 0.5 ? first.name : null;
}
