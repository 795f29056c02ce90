import { type Fields, fieldsOf, textOf } from './payload-fields.ts';

/** A tool call as a transcript has it, in the shape in which a hook would have got it. */
export interface TranscribedCall {
  /** For `readHookPayload`. */
  payload: Fields;
  /** When it ended; UTC milliseconds. */
  at: number;
}

interface Begun {
  tool: string;
  input: unknown;
}

/**
 * The finished tool calls in a session's transcript (one JSON object a line), in order. Never throws: lines that are torn, or of another kind,
 * are passed over, and so are calls of which only one half is there.
 * @param text the transcript or the end of it, untrusted
 */
export function readTranscript(text: string): TranscribedCall[] {
  const begun = new Map<string, Begun>();
  const calls: TranscribedCall[] = [];
  for (const line of text.split('\n')) {
    // Most of a transcript is something else, and long.
    if (!line.includes('"tool_use"') && !line.includes('"tool_result"')) continue;
    const entry = parse(line);
    for (const block of blocksOf(entry)) {
      const id = textOf(block, 'id', 'tool_use_id');
      if (id === null) continue;
      if (block.type === 'tool_use') begun.set(id, { tool: textOf(block, 'name') ?? '', input: block.input });
      const call = block.type === 'tool_result' ? begun.get(id) : undefined;
      const at = Date.parse(textOf(entry, 'timestamp') ?? '');
      if (!call || !entry || Number.isNaN(at)) continue;
      begun.delete(id); // each once
      calls.push({ payload: payloadOf(id, call, block, entry), at });
    }
  }
  return calls;
}

function payloadOf(id: string, { tool, input }: Begun, result: Fields, entry: Fields): Fields {
  const agent = textOf(entry, 'agentId');
  const failed = result.is_error === true;
  return {
    hook_event_name: failed ? 'PostToolUseFailure' : 'PostToolUse',
    session_id: textOf(entry, 'sessionId') ?? '',
    cwd: textOf(entry, 'cwd') ?? '',
    ...(agent !== null && { agent_id: agent }),
    tool_name: tool,
    tool_input: input,
    tool_use_id: id,
    ...(failed ? { error: result.content } : { tool_response: entry.toolUseResult ?? { stdout: result.content } }),
  };
}

const blocksOf = (entry: Fields | null): Fields[] => {
  const content: unknown = fieldsOf(entry?.message)?.content;
  const blocks: unknown[] = Array.isArray(content) ? content : [];
  return blocks.map(fieldsOf).filter((block) => block !== null);
};

const parse = (line: string): Fields | null => {
  try {
    return fieldsOf(JSON.parse(line));
  } catch {
    return null; // torn, or cut at the beginning of what was read
  }
};
