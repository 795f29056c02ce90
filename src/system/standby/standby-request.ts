import type { Env } from '../paths.ts';

/** What a hook hands to the standby: everything that it knows itself. */
export interface StandbyRequest {
  env: Env;
  cwd: string;
  /** As the client sent it, untrusted. */
  payload: string;
}

/** Begins every answer: without it nothing was answered, and the hook goes on by itself. What follows is the hook's output. */
export const ANSWERED = 'answered\n';

/**
 * The request as it is sent: the folder, each variable as NAME=VALUE, nothing, the payload, with a NUL between them; the end of the stream
 * is its end. So that it can be made without a JSON library (`ask-standby.pl`): neither a path nor a variable can hold a NUL.
 */
export function encodeRequest({ env, cwd, payload }: StandbyRequest): string {
  const variables = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return [cwd, ...variables, '', payload].join('\0');
}

/** Null for what was cut off before the payload; a payload that was cut off is for its own reader to refuse. */
export function decodeRequest(text: string): StandbyRequest | null {
  const end = text.indexOf('\0\0');
  if (end < 1) return null;
  const [cwd = '', ...variables] = text.slice(0, end).split('\0');
  const env: Record<string, string> = {};
  for (const variable of variables) {
    const at = variable.indexOf('=', 1); // a name may begin with one
    if (at < 0) return null;
    env[variable.slice(0, at)] = variable.slice(at + 1);
  }
  return { cwd, env, payload: text.slice(end + 2) };
}
