import { HealError } from './heal-error.ts';
import type { Env } from './paths.ts';
import { portAnswers, waitForPort } from './port.ts';
import { runQuery } from './process.ts';
import { startDetached } from './start-detached.ts';

export interface ServerStart {
  /** argv; it is the service itself, or with `stop` a program that hands it to another one and ends. */
  start: readonly string[];
  stop: readonly string[] | null;
  host: string;
  port: number;
  /** Milliseconds until the port must answer. */
  timeoutMs: number;
}

export interface StartSite {
  cwd: string;
  env: Env;
  /** File for its output. */
  log: string;
  /** Aborted when the user asks us to stop waiting. */
  signal?: AbortSignal;
}

/** A service that answers. */
export interface StartedServer {
  /** What was done, in words. */
  detail: string;
  /** Ends what was started here; nothing when it answered before. */
  stop(): Promise<void>;
}

/**
 * Starts a service and waits until its port answers. One start and no second try: a service that does not come up needs somebody to read its
 * log. Throws `HealError` `not-started`; what was started is ended then.
 */
export async function startServer(service: ServerStart, site: StartSite): Promise<StartedServer> {
  const { host, port, timeoutMs } = service;
  if (await portAnswers(host, port)) return { detail: 'it answers by now', stop: async () => undefined };
  return service.stop ? handOver(service, service.stop, site) : startItself(service, site, timeoutMs);
}

const address = ({ host, port }: ServerStart): string => `${host}:${port}`;

const notStarted = (service: ServerStart, why: string, log: string): HealError =>
  new HealError({
    code: 'not-started',
    what: `\`${service.start.join(' ')}\` did not help`,
    why,
    next: `Its output: ${log}`,
  });

async function startItself(service: ServerStart, site: StartSite, timeoutMs: number): Promise<StartedServer> {
  const child = await startDetached(service.start, site).catch((error: Error) => {
    throw notStarted(service, error.message, site.log);
  });
  if (
    await waitForPort(service.host, service.port, { timeoutMs, alive: () => child.alive() && !site.signal?.aborted })
  ) {
    const detail = `started as process ${child.pid} (\`kill -- -${child.pid}\` ends it); ${address(service)} answers; its output: ${site.log}`;
    return { detail, stop: async () => child.end() };
  }
  const ended = !child.alive();
  if (!ended) child.end();
  if (site.signal?.aborted) throw notStarted(service, 'it was stopped', site.log);
  const silent = `${address(service)} did not answer within ${timeoutMs / 1000} s; it was ended again`;
  throw notStarted(service, ended ? 'it ended by itself' : silent, site.log);
}

async function handOver(service: ServerStart, stop: readonly string[], site: StartSite): Promise<StartedServer> {
  const { timeoutMs } = service;
  const end = async (): Promise<void> => void (await runQuery(stop, { ...site, timeoutMs: 30_000 }));
  const { exitCode, stderr } = await runQuery(service.start, { ...site, timeoutMs });
  const said = stderr.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
  const answers =
    exitCode === 0 &&
    (await waitForPort(service.host, service.port, { timeoutMs, alive: () => !site.signal?.aborted }));
  if (answers) return { detail: `started; ${address(service)} answers (ends with \`${stop.join(' ')}\`)`, stop: end };
  await end();
  throw notStarted(
    service,
    exitCode === 0 ? `${address(service)} did not answer; it was ended again` : `status ${exitCode}: ${said}`,
    site.log,
  );
}
