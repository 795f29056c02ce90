import { relative } from 'node:path';
import type { Segment } from '../../failure/command-shape.ts';
import { commandWords } from '../../remedy/command-words.ts';
import type { Action } from './action.ts';
import { assignmentsBefore } from './run-way.ts';
import { unfitToTell } from './unfit-to-tell.ts';
import { weighCommand } from './weigh-command.ts';

/** Longest command that is told. */
const TELLABLE = 160;
/** What is not all in the words of a call: here-documents, several lines. */
const HIDDEN_PART = /<<|\n/;
/** What only trims or keeps the output. */
const SHOWN = /\s*(?:(?:\d|&)?>{1,2}\s*\/dev\/null|2>&1|\|\s*(?:tail|head|cat|less|tee|grep)\b[^|;&<>]*)$/;
/** Calls that hang together: what one of them does is not told by its own words. */
const WOVEN = /[|<>`(){}]|\$\(|(?<!&)&(?!&)|(?:^|[;&]\s*)(?:for|while|until|if|case)\s/;

/** Where a succeeded command ran, and its work. */
interface Ran {
  command: string;
  cwd: string;
  /** Folder of the work (`runFolder`). */
  folder: string;
  /** Root of its work tree. */
  root: string;
  /** The calls that are the action; the others of the command are something else. */
  calls: readonly Segment[];
  /** `calls` is all the work of the command. */
  whole: boolean;
}

/** A succeeded command as an action; null when it did no work. */
export function actionOfCommand({ command, cwd, folder, root, calls, whole }: Ran): Action | null {
  if (calls.length === 0) return null;
  const shown = withoutShowing(command);
  const woven = WOVEN.test(shown.replace(/'[^']*'|"[^"$`]*"/g, "''"));
  const typed = woven
    ? shown
    : calls.map((call) => `${assignmentsBefore(command, call.text)}${call.text}`).join(' && ');
  const words = inPlace(typed, root, woven ? cwd : folder);
  const hidden = HIDDEN_PART.test(command) || (woven && !whole);
  const weights = calls.map(weighCommand);
  const told = !hidden && words.length <= TELLABLE && !unfitToTell(words) && !unfitToTell(command);
  return {
    kind: 'command',
    text: hidden ? `${words}\n${command}` : words,
    words: told ? words : null,
    fix: told && calls.length === 1 && !words.includes('${') ? fixOf(words) : null,
    weight: (['acts', 'follows', 'books'] as const).find((weight) => weights.includes(weight)) ?? 'checks',
  };
}

/** Null where it takes a shell, or another folder. */
function fixOf(words: string): Action['fix'] {
  const argv = commandWords(words);
  return argv && argv.length > 0 && argv[0] !== 'cd' ? { command: argv } : null;
}

/** A command with the folder that it is to be typed in; paths of one work tree mean those of any other. */
export function inPlace(typed: string, root: string, folder: string): string {
  const up = relative(folder, root);
  const local = root === '/' ? typed : typed.replaceAll(`${root}/`, up === '' ? './' : `${up}/`);
  const place = relative(root, folder);
  return place === '' ? local : `cd ${place} && ${local}`;
}

function withoutShowing(command: string): string {
  let shown = command.trim();
  for (let times = 0; times < 4 && SHOWN.test(shown); times++) shown = shown.replace(SHOWN, '');
  return shown;
}
