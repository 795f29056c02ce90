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
export type Registration = Record<string, HookGroup[]>;

interface Entry {
  event: string;
  matcher?: string;
  /** File of the bundle that is started. */
  entry: 'hook.sh' | 'hook.cjs' | 'session-start.js';
  /** Seconds. A failing command may be worth a fix; a session's start takes in a journal beside the session. */
  timeout: number;
  async?: true;
  /** Words after the file. */
  words?: readonly string[];
}

/**
 * The events we listen to; `PostToolUse` alone never fires for a failing command. Both go through the shell entry, which starts Node only
 * where it has to. Edits are only noted, so nobody waits for that.
 */
export const EVENTS: readonly Entry[] = [
  { event: 'PostToolUse', matcher: 'Bash|PowerShell', entry: 'hook.sh', timeout: 20 },
  {
    event: 'PostToolUse',
    matcher: 'Edit|Write|MultiEdit|NotebookEdit',
    entry: 'hook.cjs',
    timeout: 20,
    async: true,
  },
  { event: 'PostToolUseFailure', matcher: 'Bash|PowerShell', entry: 'hook.sh', timeout: 20, words: ['failed'] },
  // A process that stays ready for the hooks; the plugin's hooks have its server.
  { event: 'SessionStart', entry: 'session-start.js', timeout: 60, async: true, words: ['--standby'] },
];

/**
 * The handlers of an install. A project's are shared by people with other machines: found through `$CLAUDE_PROJECT_DIR`, silent where
 * Node or the bundle is missing. Local and user installs name this Node and this bundle and need no shell but for the shell entry,
 * which Windows does without.
 */
export function registrationFor(
  layout: Layout,
  node: string,
  platform: NodeJS.Platform = process.platform,
): Registration {
  const registration: Registration = {};
  for (const { event, matcher, entry, timeout, async, words = [] } of EVENTS) {
    const handler: HookHandler = {
      type: 'command',
      ...(layout.scope === 'project'
        ? { command: portable(entry, words) }
        : started(layout, entry, words, node, platform)),
      timeout,
      ...(async ? { async } : {}),
    };
    registration[event] ??= [];
    registration[event].push({ ...(matcher ? { matcher } : {}), hooks: [handler] });
  }
  return registration;
}

const started = (
  { bundle }: Layout,
  entry: Entry['entry'],
  words: readonly string[],
  node: string,
  platform: NodeJS.Platform,
): Pick<HookHandler, 'command' | 'args'> => {
  if (entry !== 'hook.sh') return { command: node, args: [join(bundle, entry), ...words] };
  return platform === 'win32'
    ? { command: node, args: [join(bundle, 'hook.cjs')] }
    : { command: '/bin/sh', args: [join(bundle, entry), node, ...words] };
};

const portable = (entry: Entry['entry'], words: readonly string[]): string => {
  const file = `"$CLAUDE_PROJECT_DIR"/.claude/heal-hooks/${entry}`;
  // The shell entry looks for Node by itself.
  return entry === 'hook.sh'
    ? `[ -f ${file} ] && exec ${['sh', file, ...(words.length > 0 ? ['node', ...words] : [])].join(' ')} || true`
    : `command -v node >/dev/null 2>&1 && [ -f ${file} ] && node ${[file, ...words].join(' ')} || true`;
};

/** Our own entry files below a folder of ours, in a shell command or as an argument of `node`. */
const OURS =
  /(?:^|[\s"'\\/=])(?:\.?heal-hooks)["']?[\\/](?:[^\s"'\\/]+[\\/])?(?:hook|session-start)\.(?:js|cjs|mjs|sh)\b/;

/** Was this handler (any value found in a settings file) registered by a heal-hooks install of any version? */
export function isOurHandler(handler: unknown): boolean {
  if (typeof handler !== 'object' || handler === null) return false;
  const command = 'command' in handler && typeof handler.command === 'string' ? handler.command : '';
  const args =
    'args' in handler && Array.isArray(handler.args) ? handler.args.filter((arg) => typeof arg === 'string') : [];
  return [command, ...args].some((text) => OURS.test(text));
}
