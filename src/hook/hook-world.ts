import type { Env } from '../system/paths.ts';

/** The outside as the hook logic sees it; handed in, so that the command hook, the server and tests give their own. */
export interface HookWorld {
  env: Env;
  /** Used where a payload names no folder. */
  cwd: string;
  /** UTC milliseconds. */
  now(): number;
}
