import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from '../../../src/system/nearest-name.ts';

describe('nearestName', () => {
  it.each([
    ['moed', ['mode', 'notices', 'ignore'], 'mode'],
    ['instal', ['install', 'uninstall', 'doctor'], 'install'],
    ['MODE', ['mode', 'notices'], 'mode'],
    ['xyz', ['mode', 'notices'], null],
    ['cat', ['bat', 'rat'], null],
    ['mode', ['mode'], null],
    ['', ['mode'], null],
  ])('%j → %j', (word, names, expected) => {
    expect(nearestName(word, names)).toBe(expected);
  });
});

describe('editDistance', () => {
  it.each([
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['ab', 'ba', 1],
    ['kitten', 'sitting', 3],
  ])('%j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
    expect(editDistance(b, a, 5)).toBe(distance);
  });

  it('stops counting at the limit', () => {
    expect(editDistance('a'.repeat(50), 'b'.repeat(50), 2)).toBe(3);
  });
});
