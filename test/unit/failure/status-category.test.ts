import { describe, expect, it } from 'vitest';
import { statusCategory } from '../../../src/failure/status-category.ts';

describe('statusCategory', () => {
  it.each([
    [124, 'timeout'],
    [137, 'memory'],
    [139, 'memory'],
    [127, 'command_not_found'],
    [1, null],
    [0, null],
    [null, null],
  ])('%s → %s', (exitCode, category) => {
    expect(statusCategory(exitCode)).toBe(category);
  });
});
