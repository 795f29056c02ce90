import { stateDir } from '../system/paths.ts';
import type { Project } from '../system/project.ts';
import type { World } from '../transaction/world.ts';
import type { HookWorld } from './hook-world.ts';

/** The world of a transaction, from that of a hook. */
export const transactionWorld = (world: HookWorld, project: Project): World => ({
  stateDir: stateDir(world.env),
  projectKey: project.key,
  now: world.now,
  env: world.env,
});
