import { failingPlaces } from '../failing-place.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';
import { renameAt } from './rename-near-name.ts';
import { shellBlanks } from './syntax/shell-blanks.ts';

/** Programs that scripts call and that change nothing of weight; what erases or overwrites is never a correction. */
const PROGRAMS =
  'awk basename bash cargo cat cmake column comm curl cut date diff dirname docker echo expr false file find fold getopt git grep gunzip gzip head hostname java jq make mkdir mktemp node npm nproc openssl paste perl php pip pip3 pnpm printf pwd pytest python python3 readlink realpath ruby sed seq sha256sum shellcheck sleep sort split stat tail tar tee test touch tput tr true tsc uname uniq unzip wc which xargs yarn zip'.split(
    ' ',
  );

/** Functions that shell scripts of the project define; those of the script itself come first. */
async function functions(script: string, view: ProjectView): Promise<{ own: string[]; others: string[] }> {
  const found = { own: [] as string[], others: [] as string[] };
  for (const path of new Set([script, ...(await view.list(['**/*.{sh,bash,zsh,inc,bats}']))])) {
    const source = await view.read(path);
    const code = source ? maskCode(source.text, 'shell') : '';
    for (const match of code.matchAll(/^[ \t]*(?:function[ \t]+)?([\w-]+)[ \t]*\(\)|^[ \t]*function[ \t]+([\w-]+)/gm)) {
      (path === script ? found.own : found.others).push(match[1] ?? match[2] ?? '');
    }
  }
  return found;
}

/**
 * A script calls a command that does not exist. When one function of the project, or one ordinary program that is installed, is a slip of the
 * keyboard away, the call is corrected at the reported line.
 */
export const strategy: Strategy = {
  name: 'shell-near-name',
  summary:
    'Corrects a misspelled function or program name in a shell script of the project, or the blanks that made a word of it.',
  safety: 'safe',
  why: 'The command does not exist, exactly one function or installed program is near, and none that erases or overwrites is ever chosen.',
  async plan(input, view) {
    const wrong = input.diagnosis.captures.command ?? rootMatch(input, /([\w.-]+): (?:command )?not found/)?.[1];
    if (!wrong || wrong.includes('/')) return refuse('The failure does not name a command.');
    const packages = await (await import('./missing-package.ts')).installTool(wrong, input, view);
    if (packages) return packages;
    const [place] = await failingPlaces(input, view);
    if (!place) return refuse(`\`${wrong}\` is not installed, and no script of the project calls it.`, { known: [] });
    const script = place.line ? await view.read(place.file) : null;
    const blanks = script && place.line ? shellBlanks(script, place.line, wrong) : null;
    if (script && blanks)
      return editPlan(
        input,
        view,
        [{ source: script, replacements: blanks }],
        'The shell takes blanks for the ends of words:',
      );
    const { own, others } = await functions(place.file, view);
    if (own.includes(wrong))
      return refuse(`\`${wrong}\` is defined in ${place.file}, but not before this call has run.`, {
        steps: ['move the function above its first call'],
      });
    if (others.includes(wrong))
      return refuse(`\`${wrong}\` is a function of another script, which ${place.file} does not read.`, {
        steps: ['source the script that defines it (`. ./lib.sh`), before the call'],
      });
    const programs: string[] = [];
    for (const name of PROGRAMS) if (wrong.length > 2 && (await view.which(name))) programs.push(name);
    const right = nearestUnique(wrong, own) ?? nearestUnique(wrong, [...others, ...programs]);
    if (!right)
      return refuse(`\`${wrong}\` is neither installed nor a function of the project, and no single name is near.`);
    const plan = await renameAt(input, view, wrong, right, `\`${wrong}\` is spelled \`${right}\`:`);
    return plan ?? refuse(`\`${wrong}\` was not found at ${place.file}:${place.line}; \`${right}\` exists.`);
  },
};
