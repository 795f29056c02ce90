import { type CommandShape, commandShape, type Segment } from '../../failure/command-shape.ts';
import { runFolder } from '../../failure/run-folder.ts';
import { runKeyOf } from '../../failure/run-key.ts';
import { wayOfRun } from './run-way.ts';

/** The work of a command line, in a shape in which runs are compared. */
export interface Work {
  command: string;
  cwd: string;
  /** Folder of the work. */
  folder: string;
  /** The calls that do work, in order. */
  calls: readonly Segment[];
  /** Their run keys. */
  keys: readonly string[];
  /** The shell hides the status of some of it. */
  hidden: boolean;
  shape: CommandShape;
}

/** Reads a command; null when it does no work. */
export function readWork(command: string, cwd: string): Work | null {
  const shape = commandShape(command);
  const calls = shape.segments.filter(({ role }) => role === 'work');
  if (calls.length === 0) return null;
  const keys = calls.map(({ program, args }) => runKeyOf(program, args));
  const hidden = calls.some(({ hiddenBy }) => hiddenBy !== null);
  return { command, cwd, folder: runFolder(cwd, shape), calls, keys, hidden, shape };
}

/**
 * The calls that `later` makes before it comes to the same work as `earlier` (`make gen && make test` after `make test`); null when it
 * is not the same work.
 */
export function callsBefore(earlier: Work, later: Work): readonly Segment[] | null {
  if (earlier.folder !== later.folder) return null;
  const from = later.keys.length - earlier.keys.length;
  if (from < 0 || earlier.keys.some((key, index) => later.keys[from + index] !== key)) return null;
  return later.calls.slice(0, from);
}

/** What prepares or wraps the same work in `later` and did not in `earlier`, as it was typed; empty when it is run in the same way. */
export function newWay(earlier: Work, later: Work): readonly string[] {
  const known = new Set(wayOfRun(earlier.command, earlier.shape, earlier.calls));
  const run = later.calls.slice(later.calls.length - earlier.calls.length);
  return wayOfRun(later.command, later.shape, run).filter((word) => !known.has(word));
}
