import { loadConfig } from '../config/load-config.ts';
import type { Config } from '../config/schema.ts';
import { configProblemText } from '../report/config-text.ts';
import type { World } from '../transaction/world.ts';
import { transactionWorld } from '../transaction-world.ts';
import type { CliContext } from './context.ts';

/** The configuration that holds here; what is wrong with a file is said on stderr, and the rest of it counts. */
export async function readConfig(context: CliContext): Promise<Config> {
  const { config, problems } = await loadConfig(context.project, context.env);
  for (const problem of problems) context.stderr.write(`${configProblemText(problem, context.errorStyle)}\n`);
  return config;
}

/** The project as transactions see it. */
export const worldOf = ({ project, env, now }: CliContext, config: Config): World =>
  transactionWorld({ project, env, config, now });
