import type { Segment } from '../../failure/command-shape.ts';
import type { Action } from './action.ts';

const CHECKERS = new Set(
  (
    'pytest unittest nose2 tox nox jest vitest mocha ava tap playwright cypress karma jasmine rspec minitest phpunit pest behat ctest bats ginkgo gotestsum ' +
    'eslint oxlint stylelint flake8 pylint mypy pyright bandit golangci-lint staticcheck shellcheck hadolint yamllint cppcheck phpstan phpcs psalm checkstyle tsc curl'
  ).split(' '),
);
/** Targets, scripts and verbs of programs that do other things too. */
const CHECKING_WORD =
  /^(?:run-)?(?:tests?|check|lint|typecheck|type-check|clippy|vet|verify|coverage|spec)(?:[:_-][\w:-]*)?$/;
/** Options that turn a checker into one that writes. */
const WRITING = /^(?:--fix\S*|--write|-w|-u|--update\S*|--snapshot-update|--build|-b|--apply)$/;
const BOOKS = /^(?:add|commit|push|fetch|tag)$/;
/** Builds and formatters: they usually come after what settled a failure. */
const FOLLOWS = new Set(
  'prettier black isort autopep8 yapf gofmt goimports rustfmt clang-format ktlint swiftformat dprint gcc g++ cc clang javac rustc esbuild rollup webpack ninja'.split(
    ' ',
  ),
);
const FOLLOWING_WORD = /^(?:build|compile|fmt|format|assemble|all|bundle)(?:[:_-][\w:-]*)?$/;

/** What a call of a succeeded command may have done to a failure. */
export function weighCommand({ program, args }: Segment): Action['weight'] {
  const words = args.filter((arg) => !arg.startsWith('-'));
  const verb = (words[0] === 'run' ? words[1] : words[0]) ?? '';
  if (FOLLOWS.has(program) || (program !== 'docker' && program !== 'podman' && FOLLOWING_WORD.test(verb)))
    return 'follows';
  if (program === 'make' && words.length === 0) return 'follows';
  if (args.some((arg) => WRITING.test(arg))) return 'acts';
  if (CHECKERS.has(program)) return 'checks';
  if (program === 'git') return BOOKS.test(verb) ? 'books' : 'acts';
  if (program === 'gh' || program === 'glab') return 'books';
  return CHECKING_WORD.test(verb) ? 'checks' : 'acts';
}
