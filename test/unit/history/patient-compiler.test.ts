import { cachedDataVersionTag } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { compilePatiently } from '../../../src/history/patient-compiler.ts';

describe('compiling patiently', () => {
  it('holds while the module is loaded, and leaves the flags of V8 as they were', async () => {
    const before = cachedDataVersionTag();
    expect(await compilePatiently(async () => cachedDataVersionTag())).not.toBe(before);
    expect(cachedDataVersionTag()).toBe(before);
  });

  it('leaves them so when loading fails, too', async () => {
    const before = cachedDataVersionTag();
    await expect(compilePatiently(() => Promise.reject(new Error('no such module')))).rejects.toThrow('no such module');
    expect(cachedDataVersionTag()).toBe(before);
  });
});
