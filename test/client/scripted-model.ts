import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AgentView, agentView, type ModelRequest } from './agent-view.ts';

/** What the scripted model does next: call a tool, or say something (which ends its turn). */
export type Move = { tool: string; input: Record<string, unknown> } | { text: string };
/** A move, or a function of what the agent has seen so far: a rollback needs the backup id it was told. */
export type Step = Move | ((seen: AgentView) => Move);

/** A Messages API on loopback that plays a fixed script, one step per request that carries tools. */
export interface ScriptedModel {
  url: string;
  /** Requests that carried tools, in order: each holds everything the agent has seen until then. */
  requests: ModelRequest[];
  /** Milliseconds from each answer to the request that follows it: the tool call with everything around it. */
  spans: number[];
  close(): Promise<void>;
}

/** Starts the server on a free port. Requests without tools (titles, token counts) get a harmless answer. */
export async function startModel(steps: readonly Step[]): Promise<ScriptedModel> {
  const requests: ModelRequest[] = [];
  const spans: number[] = [];
  let answeredAt = Number.NaN;
  const nextMove = (request: ModelRequest): Move => {
    if (!request.tools?.length) return { text: 'ok' };
    requests.push(request);
    const step = steps[requests.length - 1] ?? { text: 'done' };
    return typeof step === 'function' ? step(agentView(request)) : step;
  };
  const server = createServer(async (request, response) => {
    const arrivedAt = performance.now();
    const body = await readBody(request);
    if (!request.url?.startsWith('/v1/messages') || request.url.includes('count_tokens'))
      return sendJson(response, { input_tokens: 10 });
    const asked = JSON.parse(body) as ModelRequest;
    const message = messageFor(asked, nextMove(asked), requests.length);
    if (asked.tools?.length && requests.length > 1) spans.push(arrivedAt - answeredAt);
    if (asked.stream) sendStream(response, message);
    else sendJson(response, message);
    if (asked.tools?.length) answeredAt = performance.now();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    spans,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const sendJson = (response: ServerResponse, value: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};

type Block = { type: 'text'; text: string } | { type: 'tool_use'; id: string; name: string; input: unknown };

const messageFor = (request: ModelRequest, move: Move, turn: number) => {
  const block: Block =
    'tool' in move
      ? { type: 'tool_use', id: `toolu_${String(turn).padStart(6, '0')}`, name: move.tool, input: move.input }
      : { type: 'text', text: move.text };
  return {
    id: `msg_${turn}`,
    type: 'message',
    role: 'assistant',
    model: request.model,
    content: [block] as Block[],
    stop_reason: 'tool' in move ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 5 },
  };
};

/** The same message as server-sent events, whole blocks in one delta each. */
const sendStream = (response: ServerResponse, message: ReturnType<typeof messageFor>): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (type: string, data: Record<string, unknown>): void => {
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  };
  send('message_start', { message: { ...message, content: [], stop_reason: null } });
  message.content.forEach((block, index) => {
    const call = block.type === 'tool_use';
    send('content_block_start', { index, content_block: call ? { ...block, input: {} } : { ...block, text: '' } });
    send('content_block_delta', {
      index,
      delta: call
        ? { type: 'input_json_delta', partial_json: JSON.stringify(block.input) }
        : { type: 'text_delta', text: block.text },
    });
    send('content_block_stop', { index });
  });
  send('message_delta', {
    delta: { stop_reason: message.stop_reason, stop_sequence: null },
    usage: { output_tokens: 5 },
  });
  send('message_stop', {});
  response.end();
};
