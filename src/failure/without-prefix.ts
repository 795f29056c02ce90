/** What CI services and runners of several programs put before each line. */
const PREFIXES: readonly RegExp[] = [
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z /, // GitHub Actions, kubectl logs --timestamps
  /^[A-Za-z][\w.-]{0,60} {0,40}\| /, // docker compose
  /^(?:@[\w-]{1,40}\/)?[\w-]{1,60}:[a-z][\w:-]{0,40}: /, // turbo, nx
  /^\[(?!(?:INFO|ERROR|WARN|WARNING|DEBUG|FATAL|TRACE|info|error|warn|warning|debug|notice|xUnit\.net)\b)[\w@/.-]{1,40}\] /, // concurrently
  /^@?[\w./-]{1,60} (?:test|build|lint|typecheck|check|start|dev)(?:\$|:) /, // pnpm -r
];
/** BuildKit: step and time; in its excerpt of the step that failed the time alone. */
const BUILDKIT = /^#\d{1,4} \d+\.\d+ /;
const BUILDKIT_EXCERPT = /^\d{1,5}\.\d{1,3} (?=\S)/;
/** How GitHub Actions marks a line that a problem matcher has read, and `act` what a step prints. */
const MARK = /^(?:##\[(?:error|warning|notice|debug)\]|\[[^\]\n]{1,80}\] {2,3}\| )/;
/** A runner inside a CI service inside a container: prefixes stand before prefixes. */
const MAX_DEPTH = 3;
/** As many lines as this have to carry a prefix before it is one. */
const SHARE = 0.6;
const LEAST = 3;

/**
 * The lines without the prefixes that most of them share, so that tools are recognised in the logs of CI services and of runners
 * that mix several programs; the lines themselves when they share none.
 */
export function withoutPrefix(lines: readonly string[]): readonly string[] {
  let bare = withoutMarks(lines);
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const filled = bare.filter((line) => line.trim() !== '');
    const prefix = PREFIXES.find((one) => isShared(one, filled));
    if (!prefix) return bare;
    bare = withoutMarks(
      bare.map((line) => (prefix.test(line) ? line.replace(prefix, '') : carries(prefix, line) ? '' : line)),
    );
  }
  return bare;
}

/** Marks that mean the same wherever one line has them. */
function withoutMarks(lines: readonly string[]): readonly string[] {
  const marked = lines.some((line) => MARK.test(line)) ? lines.map((line) => line.replace(MARK, '')) : lines;
  return marked.some((line) => BUILDKIT.test(line))
    ? marked.map((line) => line.replace(BUILDKIT, '').replace(BUILDKIT_EXCERPT, ''))
    : marked;
}

/** The last blank of a prefix may have been cut off with an empty rest. */
const carries = (prefix: RegExp, line: string): boolean => prefix.test(`${line} `);

/** Asks no further once too many lines lack it. */
function isShared(prefix: RegExp, lines: readonly string[]): boolean {
  const least = Math.max(LEAST, lines.length * SHARE);
  let lacking = 0;
  for (const line of lines) {
    if (carries(prefix, line)) continue;
    lacking += 1;
    if (lines.length - lacking < least) return false;
  }
  return lines.length >= least;
}
