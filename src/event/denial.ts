/** Why a tool call never ran, or was stopped by a person. */
export type Denial = 'denied' | 'cancelled' | 'interrupted';

/**
 * The client's own words, at the start of the error. Each is a sentence that no shell prints, and they only count without an
 * `Exit code` line: the output of a command may quote anything.
 */
const SENTENCES: readonly [RegExp, Denial][] = [
  [/^(?:The user doesn't want to (?:proceed|take this action)|User rejected|The tool use was rejected)/, 'denied'],
  [/^Permission to use .{1,200} has been denied/, 'denied'],
  [/^Claude requested permissions? to .{1,400}, but you haven't granted it yet/, 'denied'],
  [/^This (?:command|Bash command .{0,200}) requires approval/, 'denied'],
  [/^(?:Error: )?(?:Hook )?PreToolUse:\w+ hook (?:error|denied|blocked|stopped)/, 'denied'],
  [/^Hook PreToolUse:\w+ denied this tool/, 'denied'],
  [/^Cancelled: parallel tool call/, 'cancelled'],
  [/^Sibling tool call errored/, 'cancelled'],
  [/^\[Request interrupted by user/, 'interrupted'],
  [/^(?:Error: )?(?:The operation was aborted|Request was aborted)/, 'interrupted'],
];

/** Reads from an error without exit code that the call was denied, cancelled or interrupted; null when it is a real failure. */
export function denialOf(error: string): Denial | null {
  const text = error.replace(/^\s*(?:<(?:tool_use_)?error>)?\s*/, '').slice(0, 800);
  for (const [sentence, denial] of SENTENCES) if (sentence.test(text)) return denial;
  return null;
}
