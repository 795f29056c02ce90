import type { Tool } from '../tool.ts';
import { diagnose } from './diagnose.ts';
import { fix } from './fix.ts';
import { history } from './history.ts';
import { hook } from './hook.ts';
import { playbook } from './playbook.ts';
import { rollback } from './rollback.ts';

/** Every tool of the server. Each costs the agent context, so there are few; `hook` is for the client's hooks alone. */
export const TOOLS: readonly Tool[] = [diagnose, playbook, fix, rollback, history, hook];
