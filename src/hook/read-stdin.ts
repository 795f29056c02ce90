import { fstatSync, readFileSync } from 'node:fs';

/** Everything on stdin, as bytes; empty when a terminal is there instead of a pipe (nobody should have to press Ctrl-D). */
export async function readStdin(): Promise<Buffer> {
  try {
    // A terminal, or the device that is always empty: what tells them apart would have to be loaded first.
    if (fstatSync(0).isCharacterDevice()) return Buffer.alloc(0);
    return readFileSync(0);
  } catch {
    // A non-blocking pipe that has nothing yet answers EAGAIN: wait for it as a stream.
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}
