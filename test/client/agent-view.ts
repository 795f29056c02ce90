/** The part of a Messages API request that shows what the agent knows. */
export interface ModelRequest {
  model: string;
  stream?: boolean;
  tools?: { name: string }[];
  messages: { role: string; content: string | ContentBlock[] }[];
}

interface ContentBlock {
  type: string;
  text?: string;
  tool_use_id?: string;
  content?: string | ContentBlock[];
}

/** One tool result as the agent saw it, and what heal-hooks said beside it. */
export interface ToolView {
  id: string;
  result: string;
  /** Every hook context that arrived with this result, as one string each; empty when all hooks were silent. */
  advice: string[];
}

/** Everything an agent has been shown, tool call by tool call. */
export interface AgentView {
  calls: ToolView[];
  last: ToolView | undefined;
}

const textOf = (content: string | ContentBlock[] | undefined): string =>
  typeof content === 'string' ? content : (content ?? []).map((block) => block.text ?? textOf(block.content)).join('');

/**
 * Reads the tool results out of a request. Hook context arrives after the result it belongs to, as a system message or a
 * reminder inside the user turn (`PostToolUse:Bash hook additional context: …`); both shapes are read.
 */
export function agentView(request: ModelRequest): AgentView {
  const calls: ToolView[] = [];
  for (const message of request.messages)
    for (const block of typeof message.content === 'string'
      ? [{ type: 'text', text: message.content } satisfies ContentBlock]
      : message.content) {
      if (block.type === 'tool_result')
        calls.push({ id: block.tool_use_id ?? '', result: textOf(block.content), advice: [] });
      const said = textOf(block.type === 'text' ? [block] : block.content);
      for (const match of said.matchAll(/\w+:\w+ hook additional context: ([\s\S]*?)(?=\n<\/system-reminder>|$)/g))
        calls.at(-1)?.advice.push(match[1] ?? '');
    }
  return { calls, last: calls.at(-1) };
}
