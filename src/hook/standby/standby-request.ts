import type { Env } from '../../system/paths.ts';

/** What a hook hands to the standby: everything that it knows itself. One JSON document; the end of the stream is its end. */
export interface StandbyRequest {
  env: Env;
  cwd: string;
  /** As the client sent it, untrusted. */
  payload: string;
}

/** Begins every answer: without it nothing was answered, and the hook goes on by itself. What follows is the hook's output. */
export const ANSWERED = 'answered\n';
