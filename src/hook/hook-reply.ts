/** What the client reads from a hook's stdout. Anything else is ignored by it. */
export interface HookReply {
  hookSpecificOutput?: { hookEventName: string; additionalContext: string };
  /** Shown to the person alone; only when a file was changed or restored. */
  systemMessage?: string;
}

/** The client cuts each string at 10,000 characters. */
const HARD_LIMIT = 9_000;

/** A reply to the event named, or null when there is nothing to say. */
export function hookReply(hookEventName: string, context: string | null, systemMessage?: string): HookReply | null {
  if (!context && !systemMessage) return null;
  return {
    ...(context && { hookSpecificOutput: { hookEventName, additionalContext: context.slice(0, HARD_LIMIT) } }),
    ...(systemMessage && { systemMessage: systemMessage.slice(0, HARD_LIMIT) }),
  };
}

/** Two replies to one event as one, the first first. */
export function joinReplies(hookEventName: string, ...replies: (HookReply | null)[]): HookReply | null {
  const join = (pick: (reply: HookReply) => string | undefined): string =>
    replies.flatMap((reply) => (reply && pick(reply)) ?? []).join('\n');
  const context = join((reply) => reply.hookSpecificOutput?.additionalContext);
  return hookReply(
    hookEventName,
    context,
    join((reply) => reply.systemMessage),
  );
}
