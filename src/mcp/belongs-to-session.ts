import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Env } from '../system/paths.ts';

/**
 * Does an event come from the session of the client that started this server? What anybody else says must not become history, let
 * alone change a file. The client names its first session in the environment; a later one (after `/clear`) has a transcript.
 */
export function belongsToSession(args: Readonly<Record<string, unknown>>, env: Env): boolean {
  const session = args.session_id;
  if (typeof session !== 'string' || session === '') return false;
  if (!env.CLAUDECODE && !env.CLAUDE_PLUGIN_ROOT) return false;
  if (env.CLAUDE_CODE_SESSION_ID === undefined || session === env.CLAUDE_CODE_SESSION_ID) return true;
  const transcript = args.transcript_path;
  return typeof transcript === 'string' && basename(transcript) === `${session}.jsonl` && existsSync(transcript);
}
