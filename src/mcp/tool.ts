import type { Afterwards } from '../hook/afterwards.ts';
import type { Env } from '../system/paths.ts';
import type { EarlyAnswers } from './early-answers.ts';

/** JSON Schema of a tool's arguments, as the protocol carries it. */
export interface InputSchema {
  type: 'object';
  properties: Record<string, { type: string; description?: string; enum?: string[] }>;
  required?: string[];
}

/** What a tool may know about the world it runs in. */
export interface ToolContext {
  env: Env;
  /** Folder of the project that the client works in. */
  cwd: string;
  /** UTC milliseconds. */
  now(): number;
  /** To be called after an event was recorded. */
  onEvent?(): void;
  /** For what the answer need not wait for; without it everything is done at once. */
  afterwards?: Afterwards;
  /** For what is known before everything is done; without it the answer comes last. */
  early?: EarlyAnswers;
  /** `_meta` of the call: the client marks calls that come from the model. */
  meta: Readonly<Record<string, unknown>>;
}

/** What a tool answers: text for the agent, and whether the tool itself failed (unknown id, nothing to roll back). */
export interface ToolAnswer {
  text: string;
  failed?: boolean;
}

/** One MCP tool: what the agent reads about it, and what it does. A `call` that throws becomes a failed answer, never a crash. */
export interface Tool {
  name: string;
  title: string;
  description: string;
  inputSchema: InputSchema;
  annotations: { readOnlyHint: boolean; destructiveHint: boolean; idempotentHint: boolean; openWorldHint: boolean };
  /** Not offered to the model: only the client's hooks may call it. */
  hidden?: boolean;
  call(args: Readonly<Record<string, unknown>>, context: ToolContext): Promise<ToolAnswer>;
}

/** A string argument, or undefined when it is absent or of another type. */
export const textArgument = (args: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = args[name];
  return typeof value === 'string' ? value : undefined;
};
