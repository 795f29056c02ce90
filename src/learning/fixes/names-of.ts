import type { CaptureName, Captures } from '../../pattern/pattern.ts';
import { namedParts, withParts } from './named-parts.ts';

/** Captures that name the thing that a remedy is about. */
const NAMES: readonly CaptureName[] = [
  'file',
  'path',
  'module',
  'package',
  'symbol',
  'type',
  'trait',
  'member',
  'library',
  'fixture',
  'test',
  'table',
  'key',
  'target',
  'script',
  'branch',
  'option',
  'port',
  'host',
];

/** The names in a failure: what its pattern captured first, then what stands in quotes or is a path in the line that states the cause. */
export function namesOf(captures: Captures, root: string): Readonly<Record<string, string>> {
  const captured = NAMES.flatMap((name) => {
    const value = captures[name];
    return value === undefined ? [] : withParts(name, value);
  });
  return { ...namedParts(root).names, ...Object.fromEntries(captured) };
}
