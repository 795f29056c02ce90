import type { EventSource } from './event.ts';

/** What readers need from the outside world, so that they stay functions of values. */
export interface ReadContext {
  /** Used where the payload names none. */
  cwd: string;
  /** Key of the project of a folder (`findProject(cwd).key`). */
  projectOf(cwd: string): string;
  /** UTC milliseconds. */
  now: number;
  /** A fresh UUIDv7, for events that nobody numbered. */
  newId(): string;
  /** The door it came in by; `hook` for payloads and `pipe` for text when absent. */
  source?: EventSource;
  /** Session of piped text and wrapped commands. */
  session?: string;
}
