import type { ReadContext } from '../event/read-context.ts';
import { uuidV7 } from '../system/uuid-v7.ts';
import type { TextContext } from './context.ts';

/** The session of everything that one call of the command line reads. */
export const cliSession = (): string => `cli-${uuidV7()}`;

export const readContextOf = (context: TextContext, session: string): ReadContext => ({
  cwd: context.cwd,
  projectOf: () => context.project.key,
  now: context.now(),
  newId: uuidV7,
  session,
});
