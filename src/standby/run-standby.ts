import { existsSync, rmSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { dirname } from 'node:path';
import { logFault } from '../history/append-log.ts';
import { idleAfter, rehearse } from '../hook/rehearse.ts';
import { knowledgeOnce } from '../knowledge-once.ts';
import { makeFolder } from '../system/make-folder.ts';
import { outliveFileLimit } from '../system/outlive-file-limit.ts';
import { type Env, stateDir } from '../system/paths.ts';
import { findProject } from '../system/project.ts';
import { serveStandby } from './serve-standby.ts';

/** Ends after so long without an event. */
const IDLE_MS = 30 * 60_000;
/** How often it looks whether it is still wanted. */
const LOOK_MS = 5000;

/**
 * The process that waits for hooks, so that a failing command need not wait for a process that reads and compiles everything first.
 * It ends by itself: when nothing came for half an hour, when its socket or its bundle is gone, and at any fault.
 * @param socket where it listens
 * @param bundle its own file
 */
export async function runStandby(proc: NodeJS.Process, socket: string, bundle: string): Promise<void> {
  const end = (error?: unknown): void => {
    if (error !== undefined) logFault(stateDir(proc.env), 'standby', error);
    proc.exit(0);
  };
  outliveFileLimit(proc);
  proc.on('uncaughtException', end);
  proc.on('unhandledRejection', end);
  makeFolder(dirname(socket));
  if (await answers(socket)) return; // another one is there already
  rmSync(socket, { force: true }); // of one that was killed
  let last = Date.now();
  const server = serveStandby(() => {
    last = Date.now();
  });
  server.on('error', end);
  server.listen(socket, () => {
    const own = identity(socket);
    setInterval(() => {
      const wanted = own !== null && identity(socket) === own && existsSync(bundle);
      if (!wanted || Date.now() - last > IDLE_MS) {
        if (identity(socket) === own) rmSync(socket, { force: true });
        server.close(() => end());
      }
    }, LOOK_MS);
    const idle = idleAfter(
      () => last,
      () => identity(socket) === own,
    );
    void prepare(proc.env, idle).catch(end);
  });
}

/** Loads and compiles what the first failure needs before it comes. */
async function prepare(env: Env, idle: () => Promise<boolean>): Promise<void> {
  const knowledge = await knowledgeOnce(env)(findProject('/'));
  await import('../hook/project-work.ts');
  await rehearse(knowledge, idle).catch((error) => logFault(stateDir(env), 'rehearsal', error));
}

/** Tells a socket from another one of the same name; null when there is none. A number of the file alone is used again at once. */
const identity = (path: string): string | null => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.ino}:${stat.mtimeMs}` : null;
};

const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = createConnection(socket);
    connection.on('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.on('error', () => resolve(false));
  });
