import { assertEditable } from './assert-editable.ts';
import { LONG_OUTPUT } from './long-output.ts';
import type { ManifestEdit } from './manifest.ts';
import { readText } from './read-text.ts';
import type { Registration } from './registration.ts';
import { ourHandlers, SettingsError, withEnv, withHooks, withoutEnv, withoutHooks } from './settings-text.ts';
import { undone, undoOf } from './text-undo.ts';

/** A file before and after, and what the manifest has to remember of it. */
export interface PlannedEdit {
  /** Null when the file does not exist yet. */
  before: string | null;
  after: string;
  entry: ManifestEdit;
}

/**
 * The settings with our registration, laid on what its owner wrote: an older registration of ours is taken out first, exactly where the
 * text is still the one that was installed.
 * @param previous what the last install noted, with an absolute path
 * @throws SettingsError with the file named
 */
export function planSettings(
  path: string,
  registration: Registration,
  previous: { entry: ManifestEdit | undefined; env: readonly string[] },
  longOutput: boolean,
): PlannedEdit & { env: string[] } {
  assertEditable(path);
  const before = readText(path);
  const text = before ?? '';
  try {
    const entry = previous.entry;
    const exact = entry ? undone(text, entry.undo) : null;
    const ownedEnv = previous.env.includes(LONG_OUTPUT.name);
    if (entry && exact === null && isCurrent(text, registration) && (ownedEnv || !longOutput))
      return { before, after: text, entry, env: [...previous.env] };
    const pristine = exact ?? withoutEnvIf(ownedEnv, withoutHooks(text));
    const hooked = withHooks(pristine, registration);
    const after = longOutput || ownedEnv ? withEnv(hooked, LONG_OUTPUT.name, LONG_OUTPUT.value) : hooked;
    return {
      before,
      after,
      entry: { path, created: entry?.created ?? before === null, undo: undoOf(pristine, after) },
      env: after === hooked ? [] : [LONG_OUTPUT.name],
    };
  } catch (error) {
    if (error instanceof SettingsError) throw new SettingsError(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

const withoutEnvIf = (owned: boolean, text: string): string =>
  owned ? withoutEnv(text, LONG_OUTPUT.name, LONG_OUTPUT.value) : text;

/** Are exactly these handlers in there already? */
function isCurrent(text: string, registration: Registration): boolean {
  const there = ourHandlers(text).map(({ event, matcher, handler }) =>
    JSON.stringify([event, matcher ?? null, handler]),
  );
  const wanted = Object.entries(registration).flatMap(([event, groups]) =>
    groups.flatMap(({ matcher, hooks }) => hooks.map((handler) => JSON.stringify([event, matcher ?? null, handler]))),
  );
  return there.length === wanted.length && wanted.every((one) => there.includes(one));
}

/**
 * The settings without us.
 * @returns null when the file would be as if it had never been there
 * @throws SettingsError with the file named
 */
export function settingsWithout(
  path: string,
  text: string,
  entry: ManifestEdit | undefined,
  env: readonly string[],
): string | null {
  const exact = entry ? undone(text, entry.undo) : null;
  if (exact !== null) return entry?.created ? null : exact;
  try {
    const rest = withoutEnvIf(env.includes(LONG_OUTPUT.name), withoutHooks(text));
    return entry?.created && /^\s*\{\s*\}\s*$/.test(rest) ? null : rest;
  } catch (error) {
    if (error instanceof SettingsError) throw new SettingsError(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}
