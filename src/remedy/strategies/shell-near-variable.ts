import { failingPlaces } from '../failing-place.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { lineAt, lineText } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';

/** Names that a script gives values to: assignments, loops, `read`, `export`, `local`, `getopts`. */
function assigned(text: string): Set<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(
    /(?:^|[;&|(\s])(?:(?:export|local|readonly|declare|typeset)[ \t]+(?:-\w+[ \t]+)*)?([A-Za-z_]\w*)\+?=/gm,
  ))
    names.add(match[1] ?? '');
  for (const match of text.matchAll(
    /\bfor[ \t]{1,20}([A-Za-z_]\w{0,100})[ \t]{1,20}in\b|\bread[ \t]{1,20}(?:-\w{1,20}[ \t]{1,20}){0,10}([A-Za-z_][\w \t]{0,400})/g,
  ))
    for (const name of (match[1] ?? match[2] ?? '').split(/[ \t]+/)) names.add(name);
  return names;
}

/** Lines whose effect depends on the value too much for a guess. */
const WEIGHTY =
  /\b(?:rm|rmdir|unlink|mv|dd|shred|truncate|mkfs\w*|chown|chmod|kill|pkill|sudo|ssh|scp|rsync|curl|wget|docker|kubectl|terraform|aws|gcloud|git[ \t]+(?:push|reset|clean)|psql|mysql|dropdb|deploy\w*|publish)\b/;

/** Names in capitals come from the environment often: only letters that changed places are a slip there. */
const mayBeSlip = (wrong: string, right: string): boolean =>
  !/^[A-Z_0-9]+$/.test(wrong) || [...wrong].sort().join('') === [...right].sort().join('');

/**
 * A script under `set -u` uses a variable that nothing sets, and sets exactly one that is a slip of the keyboard away: every use of the wrong name in it
 * is corrected. A name that an example of the environment lists is no slip.
 */
export const strategy: Strategy = {
  name: 'shell-near-variable',
  summary: 'Corrects a misspelled variable in a shell script to the one that the script sets.',
  safety: 'safe',
  why: 'Nothing sets the wrong name, the script itself sets exactly one near name, and the script has stopped before any use of it.',
  async plan(input, view) {
    const wrong = input.diagnosis.captures.symbol ?? '';
    if (!/^[A-Za-z_]\w+$/.test(wrong)) return refuse('The failure does not name a variable of a script.');
    for (const path of await view.list(['**/.env*', '**/*.env', '**/{Dockerfile,docker-compose*,compose*}']))
      if (new RegExp(`\\b${wrong}\\b`).test((await view.read(path))?.text ?? ''))
        return refuse(`\`${wrong}\` is a variable of the environment.`, { known: [`${path} names ${wrong}`] });
    for (const place of await failingPlaces(input, view)) {
      const source = await view.read(place.file);
      if (!source) continue;
      const names = assigned(source.text);
      const right = names.has(wrong) ? null : nearestUnique(wrong, names);
      const uses = [...source.text.matchAll(new RegExp(`\\$\\{?[#!]?(${wrong})\\b`, 'g'))].map(
        (match) => match.index + match[0].length - wrong.length,
      );
      if (!right || uses.length === 0 || !mayBeSlip(wrong, right)) continue;
      if (uses.some((at) => WEIGHTY.test(lineText(source.text, lineAt(source.text, at)))))
        return refuse(
          `\`${wrong}\` is not set, the script sets \`${right}\`, and what uses it may erase or send something.`,
          {
            steps: [`see whether \`${right}\` is meant, and correct it by hand`],
          },
        );
      const replacements = uses.map((start) => ({ start, end: start + wrong.length, text: right }));
      return editPlan(
        input,
        view,
        [{ source, replacements }],
        `The script sets \`${right}\`, and nothing sets \`${wrong}\`:`,
      );
    }
    return refuse(`\`${wrong}\` is not set, and the script sets no variable of a near name.`);
  },
};
