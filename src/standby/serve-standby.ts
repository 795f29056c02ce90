import { createServer, type Server, type Socket } from 'node:net';
import { decodeDiagnose, encodeAnswer, isDiagnose } from '../cli/diagnose-request.ts';
import { afterwards } from '../hook/afterwards.ts';
import { answerHook } from '../hook/answer-hook.ts';
import type { HookWorld } from '../hook/hook-world.ts';
import { knowledgeOnce } from '../knowledge-once.ts';
import { ANSWERED, decodeRequest, type StandbyRequest } from '../system/standby/standby-request.ts';
import { answerDiagnose } from './answer-diagnose.ts';

/** Characters of a request: the largest payload is far smaller. */
const LONGEST = 64 * 1024 * 1024;
/** A hook that sends nothing for so long is gone. */
const SILENCE_MS = 60_000;

/**
 * Answers hooks, and calls of `diagnose`, over a socket with everything loaded and compiled. A request that cannot be read is not answered.
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
    if (isDiagnose(request.payload)) {
      const done = await answerDiagnose(decodeDiagnose(request.payload), request.env, request.cwd);
      connection.end(ANSWERED + encodeAnswer(done));
      return;
    }
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
    connection.on('end', () => {
      answer(Buffer.concat(chunks).toString('utf8'), connection).catch(() => connection.destroy()); // no request of ours
    });
  });
}

/** Rejects when the hook has gone: what it should have told is told by the next one. */
const handOver = (text: string, connection: Socket): Promise<void> =>
  new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('the hook was ended before it was answered'));
    connection.once('close', gone);
    connection.end(text, (error?: Error) => (error ? gone() : resolve()));
  });
