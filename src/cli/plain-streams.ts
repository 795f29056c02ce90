import { closeSync, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import type { TextInput, TextOutput } from './context.ts';

/** Bytes that are read at once. */
const CHUNK = 65_536;

/** A terminal, perhaps: a device that is not the one which is always empty. What tells for sure would have to be loaded first. */
function mayBeTerminal(fd: number): boolean {
  try {
    const { rdev, isCharacterDevice } = withTest(fstatSync(fd));
    return isCharacterDevice && rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
  } catch {
    return true; // closed, or something strange: for Node to see to
  }
}

const withTest = (stat: ReturnType<typeof fstatSync>) => ({
  rdev: stat.rdev,
  isCharacterDevice: stat.isCharacterDevice(),
});

/**
 * Writes to a pipe or a file without the stream of Node, which takes longer to load than a short text to diagnose. A terminal, and what is
 * not ready for more, get that stream all the same.
 */
export function plainOutput(fd: 1 | 2, stream: () => NodeJS.WriteStream): TextOutput {
  if (mayBeTerminal(fd)) return stream();
  return {
    write(text: string): void {
      const bytes = Buffer.from(text);
      let written = 0;
      try {
        while (written < bytes.length) written += writeSync(fd, bytes, written);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EPIPE') return; // whoever reads us may leave early
        if (code !== 'EAGAIN') throw error;
        stream().write(bytes.subarray(written)); // full for the moment
      }
    },
  };
}

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
