import type { Event } from '../event/event.ts';
import type { CommandShape } from './command-shape.ts';
import { runFolder } from './run-folder.ts';

/**
 * The key under which a later run of the same command is recognised: work tree, folder and call. Worktrees share a project but not
 * their files, and `cd a && make` is not `cd b && make`.
 */
export const runIdentity = (event: Event, shape: CommandShape, root: string): string =>
  [root, runFolder(event.cwd, shape), shape.runKey].join('\n');
