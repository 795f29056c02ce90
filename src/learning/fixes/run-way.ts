import type { CommandShape, Segment } from '../../failure/command-shape.ts';
import { programName } from '../../failure/unwrap-command.ts';

/** Programs that run others and change nothing about them. */
const TRANSPARENT = new Set([
  'time',
  'timeout',
  'nice',
  'ionice',
  'nohup',
  'command',
  'stdbuf',
  'unbuffer',
  'chronic',
  'exec',
  'caffeinate',
]);
/** Calls that prepare the shell for what comes after them. */
const PREPARES = new Set(['export', 'source', '.']);

/** `NAME=value ` in front of a call: part of what it does. */
export function assignmentsBefore(command: string, call: string): string {
  const at = command.indexOf(call);
  if (at <= 0) return '';
  return /(?:(?<=^|[\s;&|(])[A-Za-z_]\w*=[^\s"'$`;&|]* +)+$/.exec(command.slice(Math.max(0, at - 300), at))?.[0] ?? '';
}

/**
 * In which way a run is made: variables that are set for it, what is sourced before it, and the programs that run it (`uv run`, `npx`).
 * Runs with the same key and another way are the same run made otherwise.
 * @param calls the calls of the run, the last of the command
 */
export function wayOfRun(command: string, { segments }: CommandShape, calls: readonly Segment[]): readonly string[] {
  const first = calls[0] ? segments.indexOf(calls[0]) : 0;
  const prepared = segments.slice(0, first).filter(({ program }) => PREPARES.has(program));
  const wrapped = calls.flatMap((call) => [
    ...assignmentsBefore(command, call.text).trim().split(' '),
    ...wrappersOf(call),
  ]);
  return [...prepared.map(({ text }) => text), ...wrapped.filter((word) => word !== '')];
}

/** The words of a call before its program, unless they say nothing. */
function wrappersOf({ text, program }: Segment): string[] {
  const words = text.split(' ');
  const at = words.findIndex((word) => programName(word) === program);
  const before = words.slice(0, Math.max(at, 0));
  return TRANSPARENT.has(programName(before[0] ?? '')) ? [] : before.filter((word) => word !== 'env');
}
