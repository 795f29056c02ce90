import type { Readable, Writable } from 'node:stream';

/** A stream that is being copied. */
export interface Passing {
  /** Resolves when the source has ended and everything was handed on. */
  done: Promise<void>;
  /** Milliseconds (monotonic) since something came or the reader took something; 0 while a slow reader is waited for. */
  idleFor(): number;
}

/** Copies `source` to `target` (null = nowhere) as it comes, no faster than the reader takes it. A reader that left ends the source. */
export function passOn(source: Readable, target: Writable | null, onChunk: (chunk: Buffer) => void): Passing {
  let last = performance.now();
  let waiting = false;
  const onDrain = (): void => {
    waiting = false;
    last = performance.now();
    source.resume();
  };
  const onGone = (): void => void source.destroy();
  target?.on('drain', onDrain);
  target?.on('error', onGone);
  source.on('data', (chunk: Buffer) => {
    last = performance.now();
    onChunk(chunk);
    if (target && !target.write(chunk)) {
      waiting = true;
      source.pause();
    }
  });
  const done = new Promise<void>((resolve) => {
    source.on('close', resolve);
    source.on('end', resolve); // a file as stdin ends, but is never closed
    source.on('error', () => {
      source.destroy();
      resolve();
    });
  }).finally(() => {
    target?.off('drain', onDrain);
    target?.off('error', onGone);
  });
  return { done, idleFor: () => (waiting ? 0 : performance.now() - last) };
}
