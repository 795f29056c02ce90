import { fillTemplate } from '../pattern/placeholders.ts';
import { guardCommand, STARTS_SHELL } from './command-guard.ts';
import { commandWords } from './command-words.ts';
import { refuse } from './plan-parts.ts';
import type { Proposal, StrategyInput } from './remedy.ts';

/**
 * Checks that `argv` is the original command with exactly one word replaced: same program, same number of words, not the first word,
 * nothing that the command guard forbids. Null when it is, else the reason.
 */
function checkCorrection(original: readonly string[], argv: readonly string[]): string | null {
  if (original.length !== argv.length || original[0] !== argv[0])
    return 'is another command than the one that was typed';
  const changed = argv.flatMap((word, index) => (word === original[index] ? [] : [index]));
  const [index] = changed;
  if (index === undefined || changed.length !== 1) return 'changes more than one word';
  if (argv[index]?.startsWith('-') && !original[index]?.startsWith('-')) return 'would turn a name into an option';
  const reason = guardCommand(argv);
  // The shell that the user typed may run the script that the user meant.
  return reason === STARTS_SHELL && !argv.includes('-c') ? null : reason;
}

/** The corrected command as a proposal, or a refusal that still names it. */
export function correction(original: readonly string[], argv: string[], why: string): Proposal {
  const reason = checkCorrection(original, argv);
  if (reason) return refuse(`${why} \`${argv.join(' ')}\` ${reason}.`);
  return { kind: 'correct', argv, summary: `${why} \`${argv.join(' ')}\` is run in its place.` };
}

/** The `{correct: argv}` form of `auto_fix`. */
export function correctFromData(template: readonly string[], input: StrategyInput): Proposal {
  const original = commandWords(input.report.failure.event.command ?? '');
  const argv = template.map((word) => fillTemplate(word, input.diagnosis.captures));
  const words = argv.filter((word): word is string => word !== null);
  if (words.length < argv.length) return refuse('The failure does not name the corrected word.');
  if (!original)
    return refuse(
      `The command needs a shell, so it is not run again changed: \`${words.join(' ')}\` is the corrected part.`,
    );
  return correction(original, words, 'The command names something that does not exist.');
}
