import type { Readable, Writable } from 'node:stream';
import { answerMessage, type Server } from './answer-message.ts';
import { lineReader } from './line-reader.ts';

/** A message longer than this is dropped: the largest hook payload is far smaller. */
const LONGEST_MESSAGE = 64 * 1024 * 1024;

/**
 * Serves JSON-RPC lines until the input ends; resolves when every call that was begun has been answered.
 * Calls run side by side: one slow tool does not hold up a hook.
 */
export function serve(input: Readable, output: Writable, server: Server): Promise<void> {
  const running = new Set<Promise<void>>();
  const write = (text: string | null): void => {
    if (text !== null) output.write(`${text}\n`);
  };
  const begin = (line: string | null): void => {
    const answering = answerMessage(line ?? '', server)
      .then(write)
      .catch((error: unknown) => server.onFault('message', error))
      .finally(() => running.delete(answering));
    running.add(answering);
  };
  const lines = lineReader(LONGEST_MESSAGE, begin);
  return new Promise((resolve) => {
    input.on('data', (chunk: Buffer) => lines.push(chunk));
    const finish = (): void => void Promise.allSettled(running).then(() => resolve());
    input.on('end', finish);
    input.on('error', finish);
    // The client went away: there is nobody left to answer.
    output.on('error', finish);
  });
}
