import { isAbsolute, normalize } from 'node:path';
import { MODES } from './modes.ts';
import type { ConfigProblem } from './problem.ts';
import { isObject, type RawObject, valueAt, without } from './raw-object.ts';
import type { Config } from './schema.ts';

/** May the project say `value` where the layers below say `below`? Null when yes, else why not. */
type Limit = (value: unknown, below: unknown, trusted: () => boolean) => string | null;

const rank = (mode: unknown): number => MODES.map(String).indexOf(String(mode));

const atMost: Limit = (value, below) =>
  Number(value) > Number(below) ? `a project may lower it, not raise it above ${below}` : null;

const atLeast: Limit = (value, below) =>
  Number(value) < Number(below) ? `a project may raise it, not lower it below ${below}` : null;

/** A file is made there: not among those of git or of other tools. */
const isPlainJson = (path: string): boolean =>
  path.endsWith('.json') &&
  normalize(path)
    .split(/[\\/]/)
    .every((part) => !part.startsWith('.') || part === '.heal-hooks');

const userOnly: Limit = () => 'only the user may set it, because it reaches beyond this project';

/**
 * A repository's own configuration is untrusted: it may make heal-hooks quieter, never stronger. Keys that are not listed are free
 * (`id`, `notices`, `ignore`, `tools`: words and data, nothing runs because of them).
 */
const LIMITS: Record<string, Limit> = {
  mode: (value, below) => (rank(value) < rank(below) ? `a project may not raise \`${below}\` to \`${value}\`` : null),
  standby: (value, below) => (value === true && below === false ? 'the user switched it off' : null),
  'context.maxChars': atMost,
  'fixes.max': atMost,
  'fixes.timeoutSeconds': atMost,
  'verify.commands': (_value, _below, trusted) =>
    trusted() ? null : 'commands of a repository count only after `heal-hooks trust`',
  'verify.timeoutSeconds': atMost,
  'learning.store_new_patterns': (value, below) =>
    value === true && below === false ? 'the user switched it off' : null,
  'learning.min_occurrences_to_save': atLeast,
  'learning.pattern_file': (value) =>
    typeof value === 'string' &&
    (isAbsolute(value) || /^(?:[A-Za-z]:|\\|~)/.test(value) || normalize(value).startsWith('..') || !isPlainJson(value))
      ? 'a project may name only a .json file inside itself, in no hidden folder but .heal-hooks'
      : null,
  'retention.days': userOnly,
  'retention.events': userOnly,
  'retention.backups': userOnly,
  'retention.logMegabytes': userOnly,
};

/** Keys that a project's file may not set freely; for the documentation. */
export const LIMITED_KEYS: readonly string[] = Object.keys(LIMITS);

/** Drops from a project's checked layer what would give it more power than the layers below allow, and says so. */
export function limitProject(
  layer: RawObject,
  below: Config,
  trusted: () => boolean,
  file: string,
): { layer: RawObject; problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  let limited = layer;
  for (const [key, limit] of Object.entries(LIMITS)) {
    const value = valueAt(layer, key);
    if (value === undefined) continue;
    const reason = limit(value, isObject(below) ? valueAt(below, key) : undefined, trusted);
    if (reason === null) continue;
    problems.push({ file, key, message: reason });
    limited = without(limited, key.split('.'));
  }
  return { layer: limited, problems };
}
