import type { CaptureName, Captures } from '../../pattern/pattern.ts';
import { withParts } from '../../pattern/placeholders.ts';
import { namedParts } from './named-parts.ts';

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
  const names = Object.fromEntries(captured); // first, so that a name is bound to what its pattern calls it
  for (const [name, value] of Object.entries(namedParts(root).names)) names[name] ??= value;
  return names;
}
