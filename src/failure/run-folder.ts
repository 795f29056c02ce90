import { resolve } from 'node:path';
import type { CommandShape } from './command-shape.ts';

/** The folder in which a command line does its work: `cwd`, moved by every `cd` before the main call. */
export function runFolder(cwd: string, shape: CommandShape): string {
  const main = shape.main ? shape.segments.indexOf(shape.main) : -1;
  return shape.segments
    .slice(0, Math.max(main, 0))
    .filter(({ program }) => program === 'cd')
    .reduce((dir, { args }) => resolve(dir, args.find((arg) => !arg.startsWith('-')) ?? '.'), cwd);
}
