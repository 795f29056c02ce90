import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';

/** Everything on stdin, as bytes; empty when a terminal is there instead of a pipe (nobody should have to press Ctrl-D). */
export async function readStdin(): Promise<Buffer> {
  if (isatty(0)) return Buffer.alloc(0);
  try {
    return readFileSync(0);
  } catch {
    // A non-blocking pipe that has nothing yet answers EAGAIN: wait for it as a stream.
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}
