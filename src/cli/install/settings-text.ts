import { applyEdits, type JSONPath, modify, type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { jsonInsert } from './json-insert.ts';
import { isOurHandler, type Registration } from './registration.ts';

/** The file is not what its owner thinks it is; nobody should write into it. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

type Settings = { [key: string]: unknown };

const isObject = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a settings text. Comments and a trailing comma are somebody's choice and stay.
 * @throws SettingsError with line and column where it does not parse or is no object
 */
export function parseSettings(text: string): Settings {
  const body = text.replace(/^\uFEFF/, '');
  if (body.trim() === '') return {};
  const errors: ParseError[] = [];
  const value: unknown = parse(body, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first) {
    const before = body.slice(0, first.offset).split('\n');
    const what = printParseErrorCode(first.error)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase();
    throw new SettingsError(`line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${what}`);
  }
  if (!isObject(value)) throw new SettingsError('line 1: holds no object');
  return value;
}

/**
 * Where a settings text that `parseSettings` takes is no plain JSON: the client (seen with 2.1.328) ignores such a file as a whole. Null
 * when it is.
 */
export function strictFault(text: string): string | null {
  const body = text.replace(/^\uFEFF/, '');
  try {
    if (body.trim() !== '') JSON.parse(body);
    return null;
  } catch {
    const errors: ParseError[] = [];
    parse(body, errors, { disallowComments: true, allowTrailingComma: false });
    const line = body.slice(0, errors[0]?.offset ?? 0).split('\n').length;
    const comment = errors[0] && printParseErrorCode(errors[0].error) === 'InvalidCommentToken';
    return `line ${line} holds ${comment ? 'a comment' : 'a trailing comma'}`;
  }
}

/** Adds a member or, with `key` null, an element; see `jsonInsert`. The path is known to lead to an object or a list. */
const isBlank = (text: string): boolean => text.replace(/^\uFEFF/, '').trim() === '';

function insert(text: string, path: JSONPath, key: string | null, value: unknown): string {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const result = jsonInsert(text.slice(bom.length), path, key, value);
  if (result === null) throw new SettingsError(`\`${path.join('.')}\` has another shape than expected`);
  return bom + result;
}

function remove(text: string, path: JSONPath): string {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(bom.length);
  return bom + applyEdits(body, modify(body, path, undefined, {}));
}

/**
 * Adds the groups at the end of each event's list; everything else stays byte for byte. Ours must not be in there yet.
 * @throws SettingsError where `hooks` or an event in it has another shape than the client's
 */
export function withHooks(text: string, registration: Registration): string {
  let result = isBlank(text) ? '{}\n' : text;
  for (const [event, groups] of Object.entries(registration))
    for (const group of groups) {
      const hooks = parseSettings(result).hooks;
      if (hooks !== undefined && !isObject(hooks)) throw new SettingsError('`hooks` is no object');
      const list = hooks?.[event];
      if (list !== undefined && !Array.isArray(list)) throw new SettingsError(`\`hooks.${event}\` is no list`);
      if (!hooks) result = insert(result, [], 'hooks', {});
      result = list ? insert(result, ['hooks', event], null, group) : insert(result, ['hooks'], event, [group]);
    }
  return result;
}

/** Sets `env.NAME`; another value that is already there is its owner's choice and stays. */
export function withEnv(text: string, name: string, value: string): string {
  const start = isBlank(text) ? '{}\n' : text;
  const { env } = parseSettings(start);
  if (env === undefined) return insert(start, [], 'env', { [name]: value });
  if (!isObject(env)) throw new SettingsError('`env` is no object');
  return env[name] === undefined ? insert(start, ['env'], name, value) : text;
}

/** Takes out `env.NAME` where it still has our value, and `env` when it is empty without it. */
export function withoutEnv(text: string, name: string, value: string): string {
  const { env } = parseSettings(text);
  if (!isObject(env) || env[name] !== value) return text;
  return remove(text, Object.keys(env).length > 1 ? ['env', name] : ['env']);
}

/** Takes out every handler that an install of ours put in, and the groups, lists and objects that are empty without it. */
export function withoutHooks(text: string): string {
  let result = text;
  for (let path = firstOurs(result); path !== null; path = firstOurs(result)) result = remove(result, path);
  return result;
}

/** Path of what to delete next: the handler, or the widest thing around it that holds nothing else. */
function firstOurs(text: string): JSONPath | null {
  const { hooks } = parseSettings(text);
  if (!isObject(hooks)) return null;
  for (const [event, groups] of Object.entries(hooks)) {
    if (!Array.isArray(groups)) continue;
    for (const [g, group] of groups.entries()) {
      const handlers = isObject(group) && Array.isArray(group.hooks) ? group.hooks : [];
      const h = handlers.findIndex(isOurHandler);
      if (h < 0) continue;
      if (handlers.length > 1) return ['hooks', event, g, 'hooks', h];
      if (groups.length > 1) return ['hooks', event, g];
      return Object.keys(hooks).length > 1 ? ['hooks', event] : ['hooks'];
    }
  }
  return null;
}

/** Our handlers in a settings text, by event. */
export function ourHandlers(text: string): { event: string; matcher?: string; handler: Settings }[] {
  const { hooks } = parseSettings(text);
  if (!isObject(hooks)) return [];
  return Object.entries(hooks).flatMap(([event, groups]) =>
    (Array.isArray(groups) ? groups : []).flatMap((group: unknown) =>
      (isObject(group) && Array.isArray(group.hooks) ? group.hooks : [])
        .filter((handler): handler is Settings => isObject(handler) && isOurHandler(handler))
        .map((handler) => ({
          event,
          ...(isObject(group) && typeof group.matcher === 'string' ? { matcher: group.matcher } : {}),
          handler,
        })),
    ),
  );
}
