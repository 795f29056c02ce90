import { createServer, type Server, type Socket } from 'node:net';
import { knowledgeOnce } from '../../knowledge-once.ts';
import { afterwards } from '../afterwards.ts';
import { answerHook } from '../answer-hook.ts';
import type { HookWorld } from '../hook-world.ts';
import { ANSWERED, decodeRequest, type StandbyRequest } from './standby-request.ts';

/** Characters of a request: the largest payload is far smaller. */
const LONGEST = 64 * 1024 * 1024;
/** A hook that sends nothing for so long is gone. */
const SILENCE_MS = 60_000;

/**
 * Answers hooks over a socket with everything loaded and compiled. A request that cannot be read is not answered.
 * @param onEvent called for every request
 */
export function serveStandby(onEvent: () => void): Server {
  const { later, finish } = afterwards();
  const worldOf = ({ env, cwd }: StandbyRequest): HookWorld => ({
    env,
    cwd,
    now: Date.now,
    knowledge: knowledgeOnce(env),
    quickPass: true,
    later,
  });
  const answer = async (text: string, connection: Socket): Promise<void> => {
    const request = decodeRequest(text);
    if (!request) {
      connection.destroy();
      return;
    }
    finish(); // what the last answer left to be written
    let said = false;
    await answerHook(request.payload, worldOf(request), (reply) => {
      said = true;
      return handOver(ANSWERED + JSON.stringify(reply), connection);
    });
    if (!said) connection.end(ANSWERED);
  };
  return createServer({ allowHalfOpen: true }, (connection) => {
    onEvent();
    connection.setTimeout(SILENCE_MS, () => connection.destroy());
    const chunks: Buffer[] = [];
    let length = 0;
    connection.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > LONGEST) connection.destroy();
      else chunks.push(chunk);
    });
    connection.on('error', () => connection.destroy()); // the hook was ended: nobody is left to answer
    connection.on('end', () => void answer(Buffer.concat(chunks).toString('utf8'), connection));
  });
}

/** Rejects when the hook has gone: what it should have told is told by the next one. */
const handOver = (text: string, connection: Socket): Promise<void> =>
  new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('the hook was ended before it was answered'));
    connection.once('close', gone);
    connection.end(text, (error?: Error) => (error ? gone() : resolve()));
  });
