import type { Config } from '../config/schema.ts';
import type { Report } from '../diagnosis/diagnosis.ts';
import type { Event } from '../event/event.ts';
import type { CommandShape } from '../failure/command-shape.ts';
import type { SessionMemory } from '../history/session-memory.ts';
import type { Release } from '../history/unsaid-fix.ts';
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
  /** Takes what is to be done once the answer is out. */
  whenSaid(release: Release): void;
}
