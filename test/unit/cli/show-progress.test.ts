import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { showProgress } from '../../../src/cli/show-progress.ts';

/** Reads `megabytes` of them, one each tenth of a second; what was written. */
function read(isTTY: boolean, megabytes: number, total?: number): string {
  let written = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const stderr = Object.assign(sink, { isTTY });
  let time = 0;
  const progress = showProgress({ stderr, now: () => time }, total);
  for (let i = 0; i < megabytes; i += 1) {
    time += 100;
    progress.add(1 << 20);
  }
  progress.end();
  return written;
}

describe('showProgress', () => {
  it('writes over one line and takes it away in the end', () => {
    const written = read(true, 20);
    expect(written.split('\r\x1b[K').slice(1)).toEqual([
      'heal-hooks: 5 MB read',
      'heal-hooks: 10 MB read',
      'heal-hooks: 16 MB read',
      'heal-hooks: 21 MB read',
      '',
    ]);
  });

  it('says how much of the whole', () => {
    expect(read(true, 5, 10 << 20)).toContain('heal-hooks: 5 MB of 10 MB (50 %) read');
  });

  it('says nothing of what is read at once, nor where nobody looks', () => {
    expect(read(true, 4)).toBe('');
    expect(read(false, 50)).toBe('');
  });
});
