import { connect } from 'node:net';

const CONNECT_MS = 1_000;
const POLL_MS = 100;

/** Does something accept a TCP connection there? Never throws. */
export const portAnswers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(CONNECT_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });

/** Waits until the port answers; false when the time is up or `alive` says that nobody will open it any more. */
export async function waitForPort(
  host: string,
  port: number,
  options: { timeoutMs: number; alive(): boolean },
): Promise<boolean> {
  const end = performance.now() + options.timeoutMs;
  for (;;) {
    if (await portAnswers(host, port)) return true;
    if (!options.alive() || performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
