import type { Event } from '../event/event.ts';

/** `masked`: exit 0, but the command's shape hides the status and the output is that of a failed build, test or install. */
export type Outcome = 'failed' | 'masked' | 'succeeded';

/** A line of the cleaned text that states what went wrong. `line` is 1-based in `Failure.text`. */
export interface KeyLine {
  line: number;
  text: string;
}

/** A command whose outcome was read. Also made for successes (with no key lines), so that notices have a carrier. */
export interface Failure {
  event: Event;
  outcome: Outcome;
  /** Output without ANSI, CR progress, NUL; `\n` line ends. Line n of it is `lines[n-1]`. */
  text: string;
  lines: readonly string[];
  /** Best first. Empty when nothing in the text states a cause. */
  keyLines: KeyLine[];
  /** Best key line with its changing parts replaced by placeholders (`<path>`, `<num>`, …). */
  signature: string;
  /** First 16 hex digits of sha-256 over tool family and signature. */
  fingerprint: string;
}
