import { commandShape, type Segment } from '../../failure/command-shape.ts';
import { runFolder } from '../../failure/run-folder.ts';
import { runKeyOf } from '../../failure/run-key.ts';

/** The work of a command line, in a shape in which runs are compared. */
export interface Work {
  command: string;
  /** Folder of the work. */
  folder: string;
  /** The calls that do work, in order. */
  calls: readonly Segment[];
  /** Their run keys. */
  keys: readonly string[];
  /** The shell hides the status of some of it. */
  hidden: boolean;
}

/** Reads a command; null when it does no work. */
export function readWork(command: string, cwd: string): Work | null {
  const shape = commandShape(command);
  const calls = shape.segments.filter(({ role }) => role === 'work');
  if (calls.length === 0) return null;
  const keys = calls.map(({ program, args }) => runKeyOf(program, args));
  return { command, folder: runFolder(cwd, shape), calls, keys, hidden: shape.hidden.length > 0 };
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
