import { ANSWERED, encodeRequest, type StandbyRequest } from './standby-request.ts';

/** Shorter than the time that the client gives a hook: silence then, for the event may be under way. */
const PATIENCE_MS = 15_000;

/**
 * Lets the standby answer an event. Answers what the hook is to print, '' for silence; null when nobody listens or it went away, and
 * the hook has to do it itself: an event that was already claimed stays silent then.
 */
export function askStandby(socket: string, request: StandbyRequest): Promise<string | null> {
  // Loaded here: a hook that finds no standby does without it.
  const { createConnection } = process.getBuiltinModule('node:net');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const connection = createConnection(socket);
    const finish = (): void => {
      const text = Buffer.concat(chunks).toString('utf8');
      resolve(text.startsWith(ANSWERED) ? text.slice(ANSWERED.length) : null);
    };
    connection.setTimeout(PATIENCE_MS, () => {
      connection.destroy();
      resolve('');
    });
    connection.on('data', (chunk: Buffer) => chunks.push(chunk));
    connection.on('error', () => resolve(null));
    connection.on('close', finish);
    connection.end(encodeRequest(request));
  });
}
