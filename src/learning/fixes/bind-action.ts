import type { CaptureName, Captures } from '../../pattern/pattern.ts';
import type { Action, BoundAction } from './action.ts';

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
/** Which package to install is never taken from an error message: such a command is about its own literal names only. */
const INSTALLS =
  /\b(?:pip3?|pipx|npm|pnpm|yarn|bun|deno|cargo|gem|go|uv|poetry|pdm|conda|mamba|composer|apt|apt-get|dnf|yum|apk|brew|nuget|dotnet|pacman|npx|bunx|uvx|curl|wget)\b/;
/** Shorter names stand in too many texts by chance. */
const SHORTEST = 3;
const WORD = /[\p{L}\p{N}_$@][\p{L}\p{N}_$@./-]*[\p{L}\p{N}_$]/gu;

/**
 * Compares an action with a failure that it followed: words equal to a captured name become `${name}`, so that the same act for
 * another name is the same action; other words that the failure's text contains are noted as what it is about.
 * @param root the line that states the cause
 */
export function bindAction(action: Action, captures: Captures, root: string): BoundAction {
  let { text, words } = action;
  if (action.kind === 'edit' || !INSTALLS.test(text))
    for (const name of NAMES) {
      const value = captures[name];
      if (value === undefined || value.length < SHORTEST || /^\d+$/.test(value) || value.length > 200) continue;
      text = replaceWord(text, value, `\${${name}}`);
      words = words === null ? null : replaceWord(words, value, `\${${name}}`);
    }
  const told = new Set(root.match(WORD) ?? []);
  const literal = text.replace(/\$\{\w+\}/g, ' ').match(WORD) ?? [];
  const needs = [...new Set(literal.filter((word) => word.length >= SHORTEST && told.has(word)))];
  return { ...action, text, words, needs };
}

/** Replaces a value where it stands as a word of its own; never the first word, which is a program or a folder. */
function replaceWord(text: string, value: string, by: string): string {
  const parts = text.split(value);
  let out = parts[0] ?? '';
  for (const part of parts.slice(1)) {
    const alone = out !== '' && !/[\p{L}\p{N}_$]$/u.test(out) && !/^[\p{L}\p{N}_]/u.test(part);
    out += `${alone ? by : value}${part}`;
  }
  return out;
}
