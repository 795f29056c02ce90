import { editDistance } from '../../system/nearest-name.ts';
import type { Action, ActionFix, BoundAction } from './action.ts';
import { isManifest } from './is-manifest.ts';
import { sharesWord } from './shares-word.ts';

/** Which package to install is never taken from an error message: such a command is about its own literal names only. */
const INSTALLS =
  /\b(?:pip3?|pipx|npm|pnpm|yarn|bun|deno|cargo|gem|go|uv|poetry|pdm|conda|mamba|composer|apt|apt-get|dnf|yum|apk|brew|nuget|dotnet|pacman|npx|bunx|uvx|curl|wget)\b/;
/** Shorter names stand in too many texts by chance. */
const SHORTEST = 3;
const WORD = /[\p{L}\p{N}_$@][\p{L}\p{N}_$@./-]*[\p{L}\p{N}_$]/gu;

/**
 * Compares an action with a failure that it followed: words equal to a name in the failure become `${name}`, so that the same act for
 * another name is the same action; other words that the failure's text contains are noted as what it is about.
 * @param names of the failure (`namesOf`)
 * @param root the line that states the cause
 */
export function bindAction(action: Action, names: Readonly<Record<string, string>>, root: string): BoundAction {
  const installs = action.kind === 'edit' ? isManifest(action.place) : INSTALLS.test(action.text);
  const told = new Set(root.match(WORD) ?? []);
  const literals = action.text.match(WORD) ?? [];
  if (installs && looksAlike(literals, told))
    return { ...action, words: null, fix: null, needs: [], about: {}, related: false };

  let { text, words, fix } = action;
  const about: Record<string, string> = {};
  const fit = Object.entries(names).filter(
    ([, value]) => value.length >= SHORTEST && value.length <= 200 && !/^\d+$/.test(value),
  );
  if (!installs)
    for (const [name, value] of fit.sort(([, a], [, b]) => b.length - a.length)) {
      text = replaceWord(text, value, `\${${name}}`);
      words = words === null ? null : replaceWord(words, value, `\${${name}}`);
      fix = fix && bindFix(fix, value, `\${${name}}`);
      if (!isPlace(value)) about[name] = value;
    }
  const literal = text.replace(/\$\{\w+\}/g, ' ').match(WORD) ?? [];
  const needs = [...new Set(literal.filter((word) => word.length >= SHORTEST && told.has(word)))];
  const related = text !== action.text || needs.length > 0 || sharesWord(root, action.topic ?? action.text);
  return { ...action, text, words, fix, needs, about, related };
}

/** Where something was found differs every time and says nothing about what it is. */
const isPlace = (value: string): boolean => /[/\\]|\.\w{1,5}$/.test(value);

/** The words of a call and the texts of an edit; a program stays what it is. */
function bindFix(fix: ActionFix, value: string, by: string): ActionFix {
  const bind = (text: string): string => replaceWord(` ${text}`, value, by).slice(1);
  if ('command' in fix) {
    const [program = '', ...args] = fix.command;
    return { command: [program, ...args.map(bind)] };
  }
  return { search: bind(fix.search), replace: bind(fix.replace), files: fix.files.map(bind) };
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

const plain = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Is a name nearly that of the failure, but another? So are malicious packages named. */
function looksAlike(words: readonly string[], told: ReadonlySet<string>): boolean {
  const near = (a: string, b: string): boolean => {
    if (a === b || a.length < 4 || b.length < 4 || a.includes(b) || b.includes(a)) return false;
    const limit = Math.min(a.length, b.length) < 6 ? 1 : 2;
    return editDistance(a, b, limit) <= limit;
  };
  const names = [...told].map(plain);
  return words.map(plain).some((word) => !names.includes(word) && names.some((name) => near(word, name)));
}
