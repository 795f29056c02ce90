import { COMPLETE, discoverResult, type Identity, initializeResult, listResult } from './protocol.ts';
import type { Tool, ToolAnswer, ToolContext } from './tool.ts';

/** What the dispatcher needs: who it is, what it offers, and where to report a tool that threw. */
export interface Server {
  identity: Identity;
  tools: readonly Tool[];
  context: Omit<ToolContext, 'meta'>;
  onFault(what: string, error: unknown): void;
  /** Called once the client knows the tools: time to load what they need. */
  onListed?(): void;
}

type Fields = Readonly<Record<string, unknown>>;

/** So long a call waits for what the one before it has left to be done: something hangs, and need not hold up everybody. */
const PATIENCE_MS = 1000;

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = (value: unknown): Fields => (isFields(value) ? value : {});

const reply = (id: unknown, body: Record<string, unknown>): string => JSON.stringify({ jsonrpc: '2.0', id, ...body });
const refusal = (id: unknown, code: number, message: string): string => reply(id, { error: { code, message } });

/**
 * Answers one line of JSON-RPC with one line, or with null where the protocol wants silence (notifications, replies).
 * Total: any text gets an answer or silence, and a tool that throws becomes a failed tool result.
 */
export async function answerMessage(line: string, server: Server): Promise<string | null> {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return refusal(null, PARSE_ERROR, 'not JSON');
  }
  if (!isFields(message)) return refusal(null, INVALID_REQUEST, 'expected one JSON-RPC object');
  const { id, method } = message;
  // A reply to a request we never sent needs no answer; anything else without a method does.
  if (typeof method !== 'string')
    return 'result' in message || 'error' in message ? null : refusal(null, INVALID_REQUEST, 'no method');
  if (id === undefined) return null;
  if (typeof id !== 'string' && typeof id !== 'number')
    return refusal(null, INVALID_REQUEST, 'id is no string or number');
  const params = fields(message.params);
  switch (method) {
    case 'initialize':
      return reply(id, { result: initializeResult(params, server.identity) });
    case 'server/discover':
      return reply(id, { result: discoverResult(server.identity) });
    case 'ping':
      return reply(id, { result: {} });
    case 'tools/list':
      if (server.onListed) setImmediate(server.onListed);
      return reply(id, { result: listResult(server.tools) });
    case 'tools/call':
      return callTool(id, params, server);
    default:
      return refusal(id, METHOD_NOT_FOUND, `unknown method ${method.slice(0, 100)}`);
  }
}

const callTool = async (id: unknown, params: Fields, server: Server): Promise<string> => {
  const tool = server.tools.find(({ name }) => name === params.name);
  if (!tool) return refusal(id, INVALID_PARAMS, 'unknown tool');
  let answer: ToolAnswer;
  try {
    // What the last answer left to be done may be asked for by this one.
    await server.context.early?.finish(PATIENCE_MS);
    server.context.afterwards?.finish();
    answer = await tool.call(fields(params.arguments), { ...server.context, meta: fields(params._meta) });
  } catch (error) {
    server.onFault(`tool ${tool.name}`, error);
    // A hook that fails must stay silent; the agent's own call is told.
    answer = tool.hidden
      ? { text: '' }
      : { text: `heal-hooks itself failed: ${error instanceof Error ? error.message : String(error)}`, failed: true };
  }
  const content = answer.text === '' ? [] : [{ type: 'text', text: answer.text }];
  return reply(id, { result: { ...COMPLETE, content, isError: answer.failed ?? false } });
};
