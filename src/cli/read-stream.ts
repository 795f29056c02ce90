import type { Readable } from 'node:stream';
import { createOutputKeeper } from '../event/output-keeper.ts';

/** All text of a stream, of a very long one its head and tail. */
export async function readStream(stream: Readable): Promise<string> {
  const keeper = createOutputKeeper();
  for await (const chunk of stream) keeper.push(chunk);
  return keeper.finish().text;
}
