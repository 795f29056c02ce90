import { resolve } from 'node:path';
import type { Config } from '../config/schema.ts';
import type { Report } from '../diagnosis/diagnosis.ts';
import type { Event } from '../event/event.ts';
import type { CommandShape } from '../failure/command-shape.ts';
import type { SessionMemory } from '../history/session-memory.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Project } from '../system/project.ts';
import type { HookWorld } from './hook-world.ts';

/** A command that has ended, with everything that is known when its hook is answered. */
export interface Call {
  event: Event;
  report: Report;
  shape: CommandShape;
  /** Names the same run of the same command in the same folder of the same work tree. */
  runKey: string;
  project: Project;
  config: Config;
  knowledge: Knowledge;
  memory: SessionMemory;
  world: HookWorld;
}

/**
 * The key under which a later run of the same command is recognised: work tree, folder and call. Worktrees share a project but not
 * their files, and `cd a && make` is not `cd b && make`.
 */
export function runKeyOf(event: Event, shape: CommandShape, root: string): string {
  const main = shape.main ? shape.segments.indexOf(shape.main) : -1;
  const folder = shape.segments
    .slice(0, Math.max(main, 0))
    .filter(({ program }) => program === 'cd')
    .reduce((dir, { args }) => resolve(dir, args.find((arg) => !arg.startsWith('-')) ?? '.'), event.cwd);
  return [root, folder, shape.runKey].join('\n');
}
