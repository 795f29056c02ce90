import { describe, expect, it } from 'vitest';
import { answerMessage, type Server } from '../../../src/mcp/answer-message.ts';
import type { Tool } from '../../../src/mcp/tool.ts';
import fc from '../../support/properties.ts';

const tool = (name: string, call: Tool['call'], hidden = false): Tool => ({
  name,
  title: name,
  description: `the tool ${name}`,
  inputSchema: { type: 'object', properties: {} },
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  hidden,
  call,
});

const faults: string[] = [];
const server: Server = {
  identity: { name: 'heal-hooks', version: '1.2.3' },
  tools: [
    tool('echo', async (args) => ({ text: JSON.stringify(args) })),
    tool('throws', async () => {
      throw new Error('boom');
    }),
    tool(
      'hook',
      async () => {
        throw new Error('bang');
      },
      true,
    ),
  ],
  context: { env: {}, cwd: '/', now: () => 0 },
  onFault: (what) => faults.push(what),
};

const ask = async (message: unknown) => {
  const answer = await answerMessage(typeof message === 'string' ? message : JSON.stringify(message), server);
  return answer === null ? null : JSON.parse(answer);
};
const request = (method: string, params?: unknown) => ask({ jsonrpc: '2.0', id: 7, method, params });

describe('answerMessage', () => {
  it('answers initialize with the version that was asked for, and with its newest for one it does not know', async () => {
    const known = await request('initialize', { protocolVersion: '2025-06-18' });
    expect(known.result).toMatchObject({ protocolVersion: '2025-06-18', serverInfo: { version: '1.2.3' } });
    const unknown = await request('initialize', { protocolVersion: '1999-01-01' });
    expect(unknown.result.protocolVersion).toBe('2025-11-25');
  });

  it('answers server/discover, which has no handshake', async () => {
    const { result } = await request('server/discover', { _meta: {} });
    expect(result).toMatchObject({ resultType: 'complete', capabilities: { tools: {} } });
    expect(result.supportedVersions).toEqual(expect.arrayContaining(['2026-07-28', '2025-11-25']));
  });

  it('keeps a hidden tool from the model and offers the others', async () => {
    const { result } = await request('tools/list');
    const visibility = Object.fromEntries(
      result.tools.map((one: { name: string; _meta?: { ui?: unknown } }) => [one.name, one._meta?.ui]),
    );
    expect(visibility).toEqual({ echo: undefined, throws: undefined, hook: { visibility: ['app'] } });
  });

  it('turns a tool that throws into a failed answer, and a hook that throws into silence', async () => {
    const thrown = await request('tools/call', { name: 'throws', arguments: {} });
    expect(thrown.result).toMatchObject({ isError: true });
    expect(thrown.result.content[0].text).toContain('boom');
    const hook = await request('tools/call', { name: 'hook', arguments: {} });
    expect(hook.result).toMatchObject({ isError: false, content: [] });
    expect(faults).toEqual(['tool throws', 'tool hook']);
  });

  it.each([
    ['not json', -32700],
    ['[]', -32600],
    ['"text"', -32600],
    ['{}', -32600],
    ['{"id":{"toString":1},"method":"ping"}', -32600],
    ['{"id":1,"method":"nope/nope"}', -32601],
    ['{"id":1,"method":"tools/call","params":{"name":{"toString":1}}}', -32602],
  ])('answers %s with error %i', async (line, code) => {
    expect((await ask(line)).error.code).toBe(code);
  });

  it.each([
    '{"method":"notifications/initialized"}',
    '{"jsonrpc":"2.0","id":3,"result":{}}',
    '{"jsonrpc":"2.0","id":3,"error":{"code":1}}',
  ])('keeps silent about %s', async (line) => {
    expect(await ask(line)).toBeNull();
  });

  it('never rejects, whatever the JSON', async () => {
    const method = fc.constantFrom('initialize', 'server/discover', 'tools/list', 'tools/call', 'ping', '__proto__');
    const message = fc.oneof(
      fc.json(),
      fc.string(),
      fc.record({ id: fc.jsonValue(), method, params: fc.jsonValue() }).map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(message, async (line) => {
        const answer = await answerMessage(line, server);
        if (answer !== null) expect(JSON.parse(answer)).toHaveProperty('jsonrpc', '2.0');
      }),
      { numRuns: 500 },
    );
  });
});
