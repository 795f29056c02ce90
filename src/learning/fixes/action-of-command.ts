import { relative } from 'node:path';
import type { Segment } from '../../failure/command-shape.ts';
import type { Action } from './action.ts';
import { weighCommand } from './weigh-command.ts';

/** Longest command that is told. */
const TELLABLE = 160;
/** What erases files or work, or ends processes: it may have helped, but nobody is led to it. */
const ERASES =
  /(?:^|[\s/])(?:rm|rmdir|shred|dd|mkfs|truncate|kill|pkill|killall|reboot|shutdown) |\bgit (?:reset|checkout|restore|clean|stash|rebase)\b|--hard\b|--force\b|\bdrop\b/i;
/** What is not all in the words of a call: here-documents, several lines, secrets that were taken out. */
const HIDDEN_PART = /<<|\n|‹redacted›/;

/** Where a succeeded command ran, and its work. */
interface Ran {
  command: string;
  /** Folder of the work (`runFolder`). */
  folder: string;
  /** Root of its work tree. */
  root: string;
  /** The calls that are the action; the others of the command are something else. */
  calls: readonly Segment[];
}

/** A succeeded command as an action; null when it did no work. */
export function actionOfCommand({ command, folder, root, calls }: Ran): Action | null {
  if (calls.length === 0) return null;
  const place = relative(root, folder);
  const typed = calls.map((call) => `${assignments(command, call.text)}${call.text}`).join(' && ');
  const words = place === '' ? typed : `cd ${place} && ${typed}`;
  const whole = HIDDEN_PART.test(command);
  const weights = calls.map(weighCommand);
  return {
    kind: 'command',
    text: whole ? `${words}\n${command}` : words,
    words: whole || words.length > TELLABLE || ERASES.test(words) ? null : words,
    weight: (['acts', 'books'] as const).find((weight) => weights.includes(weight)) ?? 'checks',
  };
}

/** `NAME=value ` in front of a call: part of what it does. */
function assignments(command: string, call: string): string {
  const at = command.indexOf(call);
  if (at <= 0) return '';
  return /(?:(?<=^|[\s;&|(])[A-Za-z_]\w*=[^\s"'$`;&|]* +)+$/.exec(command.slice(Math.max(0, at - 300), at))?.[0] ?? '';
}
