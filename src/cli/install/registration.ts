import { join } from 'node:path';
import type { Layout } from './layout.ts';

/** One handler as the client's settings know it. */
export interface HookHandler {
  type: 'command';
  command: string;
  args?: string[];
  timeout: number;
  async?: true;
}

export interface HookGroup {
  matcher?: string;
  hooks: HookHandler[];
}

/** What an install adds to `hooks` of a settings file, by event. */
export type Registration = Record<string, HookGroup>;

/** Seconds. A failing command may be worth a fix; a session's start takes in a journal beside the session. */
const TOOL_TIMEOUT = 20;
const START_TIMEOUT = 60;

/** The events we listen to; `PostToolUse` alone never fires for a failing command. `hook.sh` hands on to `hook.js` what it cannot decide. */
export const EVENTS: readonly { event: string; matcher?: string; entry: string; timeout: number; async?: true }[] = [
  {
    event: 'PostToolUse',
    matcher: 'Bash|PowerShell|Edit|Write|MultiEdit|NotebookEdit',
    entry: 'hook.sh',
    timeout: TOOL_TIMEOUT,
  },
  { event: 'PostToolUseFailure', matcher: 'Bash|PowerShell', entry: 'hook.js', timeout: TOOL_TIMEOUT },
  { event: 'SessionStart', entry: 'session-start.js', timeout: START_TIMEOUT, async: true },
];

/**
 * The handlers of an install. A project's are shared by people with other machines: found through `$CLAUDE_PROJECT_DIR`, silent where
 * Node or the bundle is missing. Local and user installs name this Node and this bundle and need no shell.
 */
export function registrationFor(layout: Layout, node: string): Registration {
  return Object.fromEntries(
    EVENTS.map(({ event, matcher, entry, timeout, async }) => [
      event,
      {
        ...(matcher ? { matcher } : {}),
        hooks: [
          {
            type: 'command' as const,
            ...(layout.scope === 'project' ? { command: portable(entry) } : onThisMachine(layout, entry, node)),
            timeout,
            ...(async ? { async } : {}),
          },
        ],
      },
    ]),
  );
}

const portable = (entry: string): string => {
  const file = `"$CLAUDE_PROJECT_DIR"/.claude/heal-hooks/${entry}`;
  return entry.endsWith('.sh')
    ? `[ -f ${file} ] && sh ${file} || true`
    : `command -v node >/dev/null 2>&1 && [ -f ${file} ] && node ${file} || true`;
};

/** No shell between, except the one that decides a plain success by itself; it is told which Node to use for the rest. */
function onThisMachine(layout: Layout, entry: string, node: string): Pick<HookHandler, 'command' | 'args'> {
  if (!entry.endsWith('.sh')) return { command: node, args: [join(layout.bundle, entry)] };
  if (process.platform === 'win32') return { command: node, args: [join(layout.bundle, 'hook.js')] };
  return { command: '/bin/sh', args: [join(layout.bundle, entry), node] };
}

/** Our own entry files below a folder of ours, in a shell command or as an argument of `node`. */
const OURS = /(?:^|[\s"'\\/=])(?:\.?heal-hooks)["']?[\\/](?:[^\s"'\\/]+[\\/])?(?:hook|session-start)\.(?:js|mjs|sh)\b/;

/** Was this handler (any value found in a settings file) registered by a heal-hooks install of any version? */
export function isOurHandler(handler: unknown): boolean {
  if (typeof handler !== 'object' || handler === null) return false;
  const command = 'command' in handler && typeof handler.command === 'string' ? handler.command : '';
  const args =
    'args' in handler && Array.isArray(handler.args) ? handler.args.filter((arg) => typeof arg === 'string') : [];
  return [command, ...args].some((text) => OURS.test(text));
}
