import type { CaptureName, Captures } from '../../pattern/pattern.ts';

/** What a regex match offers as `groups`, or hand-made facts in the same shape. */
export type MatchGroups = Readonly<Record<string, string | undefined>>;

/** Names of the groups that are facts; others (`level`, `rest`) serve the reader alone. Kept in step with the type by `satisfies`. */
const NAMES = {
  file: 1,
  line: 1,
  column: 1,
  symbol: 1,
  module: 1,
  package: 1,
  code: 1,
  message: 1,
  port: 1,
  host: 1,
  url: 1,
  command: 1,
  script: 1,
  option: 1,
  test: 1,
  fixture: 1,
  expected: 1,
  actual: 1,
  type: 1,
  trait: 1,
  member: 1,
  library: 1,
  branch: 1,
  remote: 1,
  target: 1,
  path: 1,
  version: 1,
  key: 1,
  table: 1,
} satisfies Record<CaptureName, 1>;

const isName = (name: string): name is CaptureName => Object.hasOwn(NAMES, name);

/** The captures among `groups`: standard names that hold text. */
export const pickCaptures = (groups: MatchGroups | undefined): Captures => {
  const captures: Captures = {};
  for (const [name, value] of Object.entries(groups ?? {})) if (value && isName(name)) captures[name] = value;
  return captures;
};
