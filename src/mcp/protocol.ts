import type { Tool } from './tool.ts';

/** Revision without a handshake: every request carries its version, `server/discover` tells what is offered. */
const STATELESS = '2026-07-28';
/** Revisions with an `initialize` handshake, newest first. What we use of them is the same in all. */
const HANDSHAKE = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'];

const INSTRUCTIONS =
  'heal-hooks recognises failed commands. `diagnose` reads an output, `playbook` gives the steps for a situation, `fix` shows or applies a fix for the last failure, `rollback` undoes one, `history` tells what happened before.';

/** How the server presents itself. */
export interface Identity {
  name: string;
  version: string;
}

const common = (identity: Identity) => ({
  capabilities: { tools: {} },
  serverInfo: { ...identity, title: 'heal-hooks' },
  instructions: INSTRUCTIONS,
});

/** Answer to `initialize`: the version that the client asks for when we know it, else our newest. */
export const initializeResult = (params: Readonly<Record<string, unknown>>, identity: Identity) => {
  const asked = params.protocolVersion;
  const known = typeof asked === 'string' && HANDSHAKE.includes(asked);
  return { protocolVersion: known ? asked : HANDSHAKE[0], ...common(identity) };
};

/** Answer to `server/discover`, which clients of the stateless revision ask first. */
export const discoverResult = (identity: Identity) => ({
  ...COMPLETE,
  ...NOT_CACHED,
  supportedVersions: [STATELESS, ...HANDSHAKE],
  ...common(identity),
});

/** Fields that results of the stateless revision carry; older clients ignore them. */
export const COMPLETE = { resultType: 'complete' } as const;
const NOT_CACHED = { ttlMs: 0, cacheScope: 'private' } as const;

/**
 * Answer to `tools/list`. A hidden tool is listed for the host (its hooks call it by name) with a visibility that leaves the
 * model out, so it costs no context and cannot be called by the agent.
 */
export const listResult = (tools: readonly Tool[]) => ({
  ...COMPLETE,
  ...NOT_CACHED,
  tools: tools.map(({ name, title, description, inputSchema, annotations, hidden }) => ({
    name,
    title,
    description,
    inputSchema,
    annotations: { title, ...annotations },
    ...(hidden && { _meta: { ui: { visibility: ['app'] } } }),
  })),
});
