import type { CaptureName, Captures } from '../pattern/pattern.ts';

/** Which special name is the subject of a message that names no symbol; the first that is there. */
const SUBJECTS: readonly CaptureName[] = [
  'member',
  'option',
  'remote',
  'key',
  'table',
  'target',
  'command',
  'module',
  'type',
];

/**
 * The captures with `symbol` and `file` filled for readers who know only these: `symbol` is whatever name the failure is about,
 * `file` the path that it speaks of.
 */
export function withSubject(captures: Captures): Captures {
  const subject = SUBJECTS.map((name) => captures[name]).find(Boolean);
  const file = captures.file ?? captures.path ?? /^([\w./\\-]+\.py)::/.exec(captures.test ?? '')?.[1];
  return {
    ...captures,
    ...(captures.symbol || !subject ? {} : { symbol: subject }),
    ...(file ? { file } : {}),
  };
}
