import { closeSync, openSync, readSync } from 'node:fs';
import { mayBeTerminal } from '../system/plain-output.ts';
import type { TextInput } from './context.ts';

/** Bytes that are read at once. */
const CHUNK = 65_536;

/** What is piped in, or typed. */
export const plainInput = (stream: () => NodeJS.ReadStream): TextInput => {
  if (mayBeTerminal(0)) return stream();
  return {
    async *[Symbol.asyncIterator]() {
      try {
        yield* chunksOf(0);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
        yield* stream(); // a pipe that does not wait: what it held so far was taken
      }
    },
  };
};

/** A file, piece by piece. Each piece is only valid until the next is asked for. */
export function* fileChunks(path: string): Generator<Uint8Array> {
  const fd = openSync(path, 'r');
  try {
    yield* chunksOf(fd);
  } finally {
    closeSync(fd);
  }
}

function* chunksOf(fd: number): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(CHUNK);
  for (let size = readSync(fd, buffer); size > 0; size = readSync(fd, buffer)) yield buffer.subarray(0, size);
}
