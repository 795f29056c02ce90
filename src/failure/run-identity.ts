import { resolve } from 'node:path';
import type { Event } from '../event/event.ts';
import type { CommandShape } from './command-shape.ts';

/**
 * The key under which a later run of the same command is recognised: work tree, folder and call. Worktrees share a project but not
 * their files, and `cd a && make` is not `cd b && make`.
 */
export function runIdentity(event: Event, shape: CommandShape, root: string): string {
  const main = shape.main ? shape.segments.indexOf(shape.main) : -1;
  const folder = shape.segments
    .slice(0, Math.max(main, 0))
    .filter(({ program }) => program === 'cd')
    .reduce((dir, { args }) => resolve(dir, args.find((arg) => !arg.startsWith('-')) ?? '.'), event.cwd);
  return [root, folder, shape.runKey].join('\n');
}
