import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach } from 'vitest';
import type { TempProject } from './temp-project.ts';

const FILE = resolve(import.meta.dirname, '..', '..', 'dist', 'standby.js');

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A process of ours that is ended with the test. */
export function startedHere(child: ChildProcess): ChildProcess {
  started.push(child);
  return child;
}

/** Begins a standby; it may not listen yet. */
export const beginStandby = (env: Record<string, string>): ChildProcess =>
  startedHere(spawn(process.execPath, [FILE], { env, stdio: 'ignore' }));

/** Where it has its socket. */
export const standbyFolder = (project: TempProject): string => join(project.state, 'standby');

export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await sleep(20);
  }
}

export const listens = (project: TempProject): boolean =>
  existsSync(standbyFolder(project)) && readdirSync(standbyFolder(project)).length > 0;

/** A standby that listens. */
export async function standby(project: TempProject): Promise<ChildProcess> {
  const child = beginStandby(project.env);
  await until(() => listens(project));
  while (!(await answers(project))) await sleep(20); // the name is there a moment before it listens
  return child;
}

/** In the place of a standby: takes what it is sent and closes. */
export async function muteStandby(project: TempProject): Promise<void> {
  const child = await standby(project);
  const [name = ''] = readdirSync(standbyFolder(project));
  child.kill('SIGKILL');
  await once(child, 'exit');
  rmSync(join(standbyFolder(project), name));
  // In its own process: who asks is waited for without turning this one's event loop.
  const mute = `require('net').createServer((c) => c.on('data', () => c.destroy()).on('error', () => 0)).listen(process.argv[1])`;
  startedHere(spawn(process.execPath, ['-e', mute, join(standbyFolder(project), name)], { stdio: 'ignore' }));
  await until(() => listens(project));
}

const answers = (project: TempProject): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = createConnection(join(standbyFolder(project), readdirSync(standbyFolder(project))[0] ?? ''));
    connection.on('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.on('error', () => resolve(false));
  });

/** Compiled code is kept by who has had to do it without a standby. */
export const doneWithout = (project: TempProject): boolean => existsSync(join(project.state, 'code'));
