import type { Config } from './config/schema.ts';
import { type Env, stateDir } from './system/paths.ts';
import type { Project } from './system/project.ts';
import type { World } from './transaction/world.ts';

/** What a transaction needs to know, from what every surface has. */
export interface WorldParts {
  project: Pick<Project, 'key'>;
  env: Env;
  config: Config;
  /** UTC milliseconds. */
  now(): number;
}

/** The project as transactions see it, under the configured limits for backups. */
export function transactionWorld({ project, env, config, now }: WorldParts): World {
  const { days, count, megabytes } = config.retention.backups;
  return {
    stateDir: stateDir(env),
    projectKey: project.key,
    now,
    env,
    retention: { maxAgeMs: days * 86_400_000, maxCount: count, maxBytes: megabytes * 1_000_000 },
  };
}
