/** Options that change how much is printed, not what is done. */
const HOW_MUCH =
  /^(?:-v+|-q+|-s|-vv|--verbose|--quiet|--silent|--tb=\w+|--tb|--colou?rs?(?:=\w+)?|--no-colou?rs?|--color-output|--no-progress|--progress(?:=\w+)?|--no-header|--no-summary|-r[a-zA-Z]+|--durations=\d+|--reporter(?:=\w+)?|--loglevel(?:=\w+)?|--stacktrace|--info|--trace|--pretty(?:=\w+)?|--message-format=\S+|--no-cov|--show-capture=\w+)$/;

/** Programs whose short options are about printing: test runners and compilers' front ends. */
const RUNNERS = new Set(
  'pytest unittest nose2 tox cargo npm pnpm yarn jest vitest mocha ava go rspec rake phpunit pest mvn gradle gradlew make cmake ctest tsc eslint prettier ruff mypy black flake8 pylint dotnet mix'.split(
    ' ',
  ),
);

/**
 * A call without what does not change its meaning: verbosity and colour of runners, `./` before paths, double blanks.
 * Equal keys mean the same run again.
 */
export function runKeyOf(program: string, args: readonly string[]): string {
  const kept = RUNNERS.has(program) ? args.filter((arg) => !HOW_MUCH.test(arg)) : args;
  return [program, ...kept.map((arg) => arg.replace(/^\.\/(?=.)/, ''))]
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ --$/, '')
    .trim();
}
