import type { Env } from './paths.ts';

/** Programs see a pipe where there was a terminal; these variables tell them that colour is still welcome. */
export function coloured(env: Env): Env {
  if (env.NO_COLOR || env.FORCE_COLOR !== undefined || env.TERM === 'dumb') return env;
  return { ...env, FORCE_COLOR: '1', CLICOLOR_FORCE: '1' };
}
