import { type Knowledge, loadKnowledge } from '../knowledge.ts';
import type { Env } from '../system/paths.ts';
import type { Project } from '../system/project.ts';

/** The outside as the hook logic sees it; handed in, so that the command hook, the server and tests give their own. */
export interface HookWorld {
  env: Env;
  /** Used where a payload names no folder. */
  cwd: string;
  /** UTC milliseconds. */
  now(): number;
  knowledge(project: Project): Promise<Knowledge>;
  /** A shell entry stands before this process and may decide plain successes by itself when it is told so. */
  quickPass: boolean;
  /** Does what the answer does not wait for; it must not throw. */
  later(work: () => void): void;
  /** The process ends with this call: nothing that V8 makes better with time is worth its time. */
  endsSoon?: boolean;
  /**
   * Told as soon as it is certain that nothing will be said; what is left to do, which is to write it down, waits until this resolves.
   */
  silent?(): Promise<void>;
  /** The start of a session starts the standby, where the configuration lets it. */
  standby?: boolean;
}

/** The world of a process that answers one event and ends. */
export const hookWorld = (env: Env, cwd: string): HookWorld => ({
  env,
  cwd,
  now: Date.now,
  knowledge: (project) => loadKnowledge(project, env),
  quickPass: true,
  later: (work) => work(),
  endsSoon: true,
});
