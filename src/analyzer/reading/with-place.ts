import type { MatchGroups } from './pick-captures.ts';

/**
 * The facts of a message together with the place where it arose. A message that names a file or a line itself
 * (`No such file: 'conf.toml'`, `line 3 column 5`) is about that one; the place is then only the `location`.
 */
export const withPlace = (
  stated: MatchGroups,
  place: { file: string; line?: number } | null | undefined,
): MatchGroups =>
  !place || stated.file !== undefined || stated.line !== undefined
    ? stated
    : { file: place.file, line: place.line === undefined ? undefined : String(place.line), ...stated };
