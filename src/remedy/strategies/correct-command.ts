import { basename } from 'node:path/posix';
import { commandWords } from '../command-words.ts';
import { correction } from '../correct-from-data.ts';
import { nearestNames, nearestUnique } from '../lookup/nearest-name.ts';
import { toolSuggestion } from '../lookup/tool-suggestion.ts';
import { refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';
import { realNames } from './commands/real-names.ts';
import { suggestedNames } from './commands/suggested-names.ts';

/** Words whose meaning is to remove, publish or overwrite: corrected by hand only. */
const DESTRUCTIVE =
  /(?:^|[-:_./])(?:clean|distclean|mrproper|purge|prune|drop|destroy|delete|del|remove|rm|reset|revert|wipe|nuke|flush|truncate|uninstall|deploy|publish|release|promote|ship|upload|push|prod|production|force|down|stop|kill|terminate|rollback|migrate|apply|restore|checkout-index|gc|filter-branch|rebase|stash|clear)(?:$|[-:_./])/i;

/** The mistyped word: its place among the words, and what of it is wrong (`--cov=srcc` → `srcc`). */
interface Wrong {
  index: number;
  text: string;
}

/** Words of the command that the failure may complain about, the likeliest first. */
function wrongWords(words: readonly string[], input: StrategyInput): Wrong[] {
  const { captures, root } = input.diagnosis;
  const quoted = [...root.matchAll(/["'`‘]([^"'`‘’\n]+)["'`’]/g)].map((match) => match[1]);
  const named = CAPTURES.map((name) => captures[name]);
  const found: Wrong[] = [];
  const add = (index: number, text?: string): void => {
    const word = words[index] ?? '';
    const own = word.startsWith('-') ? (word.split('=')[0] ?? word) : word;
    if (index > 0 && !found.some((known) => known.index === index)) found.push({ index, text: text ?? own });
  };
  for (const name of [...quoted, ...named]) {
    if (!name) continue;
    add(words.findIndex((word) => word === name || word === `./${name}` || word.startsWith(`${name}::`)));
    add(
      words.findIndex(
        (word) =>
          word.length > 2 &&
          name.startsWith('/') &&
          (name.split('::')[0] ?? name).endsWith(`/${(word.split('::')[0] ?? word).replace(/^\.\//, '')}`),
      ),
    );
    const part = words.findIndex(
      (word) =>
        word.endsWith(`=${name}`) ||
        word.startsWith(`${name}=`) ||
        (word.includes(',') && word.split(/[=,]/).includes(name)),
    );
    add(part, name);
  }
  // Not captured and not quoted: a word of the command that the message repeats.
  const message = new Set(root.split(/[\s,;:()]+/));
  for (const [index, word] of words.entries()) if (word.length > 2 && message.has(word)) add(index);
  return found;
}

const CAPTURES = [
  'script',
  'target',
  'branch',
  'option',
  'command',
  'path',
  'file',
  'test',
  'package',
  'symbol',
  'key',
  'fixture',
  'remote',
] as const;

/** What the word should be: the tool's own word where it is near, else the one real name that is. */
async function rightWord(
  words: readonly string[],
  wrong: Wrong,
  input: StrategyInput,
  view: ProjectView,
): Promise<{ right: string | null; near: string[] }> {
  const suggested = [...suggestedNames(input), toolSuggestion(input), input.diagnosis.captures.expected].filter(
    (name): name is string => !!name,
  );
  const real = await realNames(words, wrong.index, view);
  const candidates = real.length > 0 ? real : suggested;
  const right = nearestUnique(wrong.text, candidates) ?? nearestUnique(wrong.text, suggested);
  return { right, near: nearestNames(wrong.text, [...real, ...suggested]).map(({ name }) => name) };
}

/**
 * The command itself names a script, target, subcommand, branch or path that does not exist. When exactly one real name is a slip of the
 * keyboard away, the command with that one word replaced is proposed to be run once in place of the original. Never for words that remove,
 * publish or overwrite, and never for a command that needs a shell: these are told.
 */
export const strategy: Strategy = {
  name: 'correct-command',
  summary: 'Runs the command once with its mistyped word replaced by the one real name that is near; changes no file.',
  safety: 'safe',
  why: 'One word changes to a name that exists, the program stays the same, and nothing destructive is started.',
  async plan(input, view) {
    const command = input.report.failure.event.command ?? '';
    const words = commandWords(command);
    const suspects = words ? await absent(wrongWords(words, input), view) : [];
    const inner = suspects[0] ? null : await (await import('./commands/inner-script.ts')).fixInnerScript(input, view);
    if (inner) return inner;
    if (!words || !suspects[0]) return notInCommand(command, words === null, input);
    const looked: { wrong: Wrong; right: string | null; near: string[] }[] = [];
    for (const wrong of suspects) looked.push({ wrong, ...(await rightWord(words, wrong, input, view)) });
    const { wrong, right, near } = looked.find((one) => one.right !== null) ??
      looked[0] ?? { wrong: suspects[0], right: null, near: [] };
    if (!right) {
      return refuse(`\`${wrong.text}\` does not exist, and no single name is near.`, {
        known: near.length > 0 ? [`near: ${near.join(', ')}`] : await some(words, wrong, view),
      });
    }
    const argv = words.map((word, index) => (index === wrong.index ? word.replace(wrong.text, right) : word));
    const why = `\`${wrong.text}\` does not exist; \`${right}\` does.`;
    if (DESTRUCTIVE.test(right) || isDestructive(argv)) {
      return refuse(`${why} \`${argv.join(' ')}\` may remove or publish something, so it is not run by itself.`, {
        steps: [`\`${argv.join(' ')}\``],
      });
    }
    return correction(words, argv, why);
  },
};

/** A word that names an existing file is not the mistyped one. */
async function absent(suspects: readonly Wrong[], view: ProjectView): Promise<Wrong[]> {
  const kept: Wrong[] = [];
  for (const wrong of suspects) {
    const path = wrong.text.replace(/^\.\//, '');
    if (!(await view.stat(view.cwd ? `${view.cwd}/${path}` : path))) kept.push(wrong);
  }
  return kept;
}

const some = async (words: readonly string[], wrong: Wrong, view: ProjectView): Promise<string[]> => {
  const real = await realNames(words, wrong.index, view);
  return real.length > 0 ? [`there are: ${real.slice(0, 10).join(', ')}`] : [];
};

/** Commands whose effect a corrected word could widen. */
const isDestructive = (argv: readonly string[]): boolean =>
  (basename(argv[0] ?? '') === 'git' &&
    /^(?:push|reset|clean|rm|restore|rebase|stash|update-ref|gc)$/.test(argv[1] ?? '')) ||
  (argv[1] === 'branch' && argv.some((word) => /^-[dDmM]|^--delete/.test(word))) ||
  (argv[1] === 'checkout' && argv.includes('--')) ||
  argv.some((word) => /^(?:--force|-f|--hard|--delete|--purge)$/.test(word) && basename(argv[0] ?? '') !== 'make');

const notInCommand = (command: string, needsShell: boolean, input: StrategyInput): Proposal => {
  const suggestion = toolSuggestion(input) ?? suggestedNames(input)[0];
  return refuse(
    needsShell
      ? 'The command needs a shell, so it is not run again in a changed form.'
      : 'The mistyped name is not a word of the command itself.',
    suggestion
      ? {
          known: [`the tool proposes \`${suggestion}\``],
          steps: [`correct it in \`${command.slice(0, 120)}\` or where that is defined`],
        }
      : {},
  );
};
