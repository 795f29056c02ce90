import type { ActionFix } from '../learning/fixes/action.ts';
import { commandWords } from '../remedy/command-words.ts';
import { HealError } from '../system/heal-error.ts';

const refuse = (why: string): never => {
  throw new HealError({ code: 'bad-fix', what: 'Not changed', why, next: 'Nothing was changed.' });
};

/** The fix that `--command`, or `--search`, `--replace` and `--in`, say; null without them. @throws HealError when they say a half */
export function fixOfOptions({ command, search, replace, in: file }: Record<string, unknown>): ActionFix | null {
  if (typeof command === 'string') return { command: wordsOf(command) };
  if (search === undefined && replace === undefined && file === undefined) return null;
  if (typeof search !== 'string' || search === '' || typeof replace !== 'string' || typeof file !== 'string')
    return refuse('an edit needs --search, --replace and --in');
  return { search, replace, files: [file] };
}

const PLACEHOLDER = /\$\{(\w+)\}/g;

/** The words of one call; its placeholders are none of the shell's. */
function wordsOf(command: string): string[] {
  const words = commandWords(command.replace(PLACEHOLDER, '\u0001$1\u0002'));
  if (!words || words.length === 0) return refuse('the command needs a shell; one call with its arguments is meant');
  return words.map((word) => word.replace(/\u0001(\w+)\u0002/g, '$${$1}'));
}
