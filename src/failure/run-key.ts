import { isRunner } from './runners.ts';

/** Options that change how much is printed, not what is done. */
const HOW_MUCH =
  /^(?:-v+|-q+|-s|-vv|--verbose|--quiet|--silent|--tb=\w+|--tb|--colou?rs?(?:=\w+)?|--no-colou?rs?|--color-output|--no-progress|--progress(?:=\w+)?|--no-header|--no-summary|-r[a-zA-Z]+|--durations=\d+|--reporter(?:=\w+)?|--loglevel(?:=\w+)?|--stacktrace|--info|--trace|--pretty(?:=\w+)?|--message-format=\S+|--no-cov|--show-capture=\w+)$/;

/**
 * A call without what does not change its meaning: verbosity and colour of runners, `./` before paths, double blanks.
 * Equal keys mean the same run again.
 */
export function runKeyOf(program: string, args: readonly string[]): string {
  const kept = isRunner(program) ? args.filter((arg) => !HOW_MUCH.test(arg)) : args;
  return [program, ...kept.map((arg) => arg.replace(/^\.\/(?=.)/, ''))]
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ --$/, '')
    .trim();
}
