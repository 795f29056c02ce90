/** A service that the project itself declares, and how it is started. */
export interface DeclaredServer {
  name: string;
  /** Where it is declared: a project-relative file. */
  declared: string;
  /** TCP port on this machine that must answer. */
  port: number;
  /** argv, never a shell string. */
  start: string[];
  /** Project-relative folder (`''` = root) in which `start` and `stop` run. */
  cwd: string;
  /** argv that ends it where another program keeps it; null when `start` is the service itself. */
  stop: string[] | null;
  /** Milliseconds until its port must answer. */
  timeoutMs: number;
  /** Why it may not be started without the user, in words, or null. */
  held: string | null;
}

/** Time for a service to open its port. */
export const START_MS = 30_000;

/** `localhost`, 127.0.0.1, ::1 and what stands for all addresses of this machine. */
export const isLoopback = (host: string): boolean =>
  /^\[?(?:localhost|127(?:\.\d{1,3}){3}|::1|0\.0\.0\.0|::)\]?$/i.test(host);

/** Does this text name the port as a number of its own? */
export const namesPort = (text: string, port: number): boolean => new RegExp(`(?<![\\d.])${port}(?![\\d.])`).test(text);
