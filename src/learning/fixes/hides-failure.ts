/** Comments and settings by which a checker, a compiler or a test runner is told to look away. */
const LOOKS_AWAY =
  /@ts-(?:ignore|nocheck|expect-error)|(?:eslint|tslint|stylelint|biome|oxlint|prettier|[a-z]+lint)-(?:disable|ignore)|disable-(?:next-)?line|\bnoqa\b|type:\s*ignore|pyright:\s*ignore|pylint:\s*disable|rubocop:disable|\bnolint\b|NOSONAR|noinspection|shellcheck disable|hadolint ignore|SuppressWarnings|#!?\[allow\(|pragma:? (?:no cover|warning disable)|istanbul ignore|c8 ignore|skipLibCheck|ignoreBuildErrors|ignoreDuringBuilds|continue-on-error|fail-fast: false|--no-verify|--passWithNoTests|\|\| *(?:true|:|exit 0)|\bset \+e\b|"strict": *false|strict *= *false|except[^:\n]{0,60}: *pass|catch *(?:\([^)\n]{0,60}\))? *\{ *\}/i;
/** A test that is not run, or is meant to fail. */
const NOT_RUN =
  /\b(?:it|test|describe|context|suite)\.(?:skip|todo|only|fails|failing|fixme)\b|\bx(?:it|test|describe)\b|\bskip(?:if|unless|test|ped)?\b|\bxfail\b|@(?:disabled|ignore|pending)\b|#\[ignore|t\.Skip|\bpending\b|\bmark_test_skipped\b|markTestSkipped/i;
/** Files that say what is expected. */
const EXPECTS =
  /(?:^|\/)(?:tests?|__tests__|specs?|__snapshots__|snapshots?|golden|expected|fixtures?|testdata|cases|e2e|cypress)\/|(?:^|\/)test_[\w-]+\.\w+$|[._-](?:test|tests|spec|snap|golden|expected)\.\w+$|(?:Test|Tests|Spec)\.(?:java|kt|cs|scala|swift|php)$|(?:^|\/)conftest\.py$/;
/** What a test needs to run at all. */
const BRINGS_IN =
  /^\s*(?:import\b|from\b|(?:const|let|var)\b.{0,80}\brequire\(|use\b|using\b|#include\b|require(?:_relative)?\b|extern\b|package\b|mod\b)/;

/**
 * Does an edit make a failure invisible rather than settle it? A checker that is told to look away, a test that is not run any more, code
 * that is only commented out, and whatever changes in a file of tests but its imports: it may well be right, but nobody is led to it.
 * @param place path in the work tree
 */
export function hidesFailure(place: string, removed: readonly string[], added: readonly string[]): boolean {
  const has = (lines: readonly string[], sign: RegExp): boolean => lines.some((line) => sign.test(line));
  if (has(added, LOOKS_AWAY)) return true;
  if (has(added, NOT_RUN) && !has(removed, NOT_RUN)) return true;
  if (EXPECTS.test(place)) return ![...removed, ...added].every((line) => line.trim() === '' || BRINGS_IN.test(line));
  return isCommentedOut(removed, added);
}

const bare = (line: string): string => line.replace(/^\s*(?:\/\/|#|--|;|\/\*|<!--|\*)?\s*/, '').trim();

/** The same lines as comments. */
function isCommentedOut(removed: readonly string[], added: readonly string[]): boolean {
  const was = removed.filter((line) => line.trim() !== '');
  const is = added.filter((line) => line.trim() !== '');
  return (
    was.length > 0 &&
    was.length === is.length &&
    was.every((line, i) => line.trim() === bare(is[i] ?? '') && line !== is[i] && line.trim() !== is[i]?.trim())
  );
}
