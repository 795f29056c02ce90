import { fstatSync, statSync, writeSync } from 'node:fs';

/** Where text goes. */
export interface TextOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** A terminal, perhaps: a device that is not the one which is always empty. What tells for sure would have to be loaded first. */
export function mayBeTerminal(fd: number): boolean {
  try {
    const stat = fstatSync(fd);
    return stat.isCharacterDevice() && stat.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
  } catch {
    return true; // closed, or something strange: for Node to see to
  }
}

/**
 * Writes to a pipe or a file without the stream of Node, which takes longer to load than a short text to diagnose. A terminal, what is not
 * ready for more, and Windows get that stream all the same.
 */
export function plainOutput(fd: 1 | 2, stream: () => NodeJS.WriteStream): TextOutput {
  if (process.platform === 'win32' || mayBeTerminal(fd)) return stream();
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
        stream().write(bytes.subarray(written)); // full for the moment; the stream waits until all is written
      }
    },
  };
}
