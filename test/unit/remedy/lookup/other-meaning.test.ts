import { describe, expect, it } from 'vitest';
import { nearestUnique } from '../../../../src/remedy/lookup/nearest-name.ts';
import { meanOther } from '../../../../src/remedy/lookup/other-meaning.ts';

describe('names that look alike', () => {
  it.each([
    ['encode', 'decode'],
    ['getName', 'setName'],
    ['user_min', 'user_max'],
    ['readSync', 'readAsync'],
    ['is_valid', 'is_invalid'],
    ['unlock', 'lock'],
    ['IMPORT_DIR', 'EXPORT_DIR'],
    ['utf8', 'utf16'],
    ['page1', 'page2'],
    ['--include', '--exclude'],
    ['timeout', 'timeout_ms'],
    ['width', 'widthPx'],
  ])('%s and %s mean different things', (a, b) => {
    expect([meanOther(a, b), meanOther(b, a)]).toEqual([true, true]);
    expect(nearestUnique(a, [b])).toBeNull();
  });

  it.each([
    ['fomrat', 'format'],
    ['get_nmae', 'get_name'],
    ['gte', 'get'],
    ['total2', 'total'],
    ['UserId', 'userID'],
    ['sha256sum', 'sha256_sum'],
    ['tmp_pth', 'tmp_path'],
    ['form', 'from'],
    ['indx', 'index'],
    ['timeout_m', 'timeout_ms'],
  ])('%s may be a slip for %s', (a, b) => {
    expect([meanOther(a, b), meanOther(b, a)]).toEqual([false, false]);
    expect(nearestUnique(a, [b])).toBe(b);
  });
});
