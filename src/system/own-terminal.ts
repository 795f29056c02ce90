import { readFileSync } from 'node:fs';
import type { Env } from './paths.ts';
import { findExecutable, runQuery } from './process.ts';
import { keepingVariables, throughShell } from './through-shell.ts';

/** How to start a command under script(1), which gives it a terminal of its own and copies what it prints. */
export interface OwnTerminal {
  argv: [string, ...string[]];
  env: Env;
}

/** Of one argument or variable; Linux takes 128 KiB. */
const LONGEST_WORD = 100_000;

/** Which program is called script here; asked once. */
const known = new Map<string, Promise<'util-linux' | 'bsd' | null>>();

/**
 * The command as words for script(1), or null where that cannot be: another system, no script(1), not in the foreground of the terminal.
 * The command writes its process id to descriptor 3 before it begins. script(1) of util-linux takes no words, only a text for a shell
 * (its `--` joins words unquoted): the text is constant but for how many words there are, the words travel as variables.
 */
export async function ownTerminal(argv: readonly string[], cwd: string, env: Env): Promise<OwnTerminal | null> {
  if (argv.some((word) => word.length > LONGEST_WORD) || !isForeground()) return null;
  const path = await findExecutable('script', cwd, env);
  if (!path) return null;
  if (!known.has(path)) known.set(path, kindOf(path, cwd, env));
  const kind = await known.get(path);
  if (kind === 'bsd') return { argv: [path, '-q', '/dev/null', ...throughShell(TELL, argv, env)], env };
  if (kind !== 'util-linux') return null;
  const words = keepingVariables(argv, env);
  const names = words.map((_, index) => `HEAL_HOOKS_WORD_${index}`);
  const shell = env.SHELL === undefined ? 'unset SHELL' : 'SHELL=$HEAL_HOOKS_SHELL';
  const taken = names.map((name) => `"$${name}"`).join(' ');
  const text = `echo $$ >&3; set -- ${taken}; ${shell}; unset HEAL_HOOKS_SHELL ${names.join(' ')}; exec "$@" 3>&-`;
  return {
    argv: [path, '-qefc', text, '/dev/null'],
    env: {
      ...env,
      ...Object.fromEntries(names.map((name, index) => [name, words[index]])),
      ...(env.SHELL === undefined ? {} : { HEAL_HOOKS_SHELL: env.SHELL }),
      SHELL: '/bin/sh', // script(1) would hand the text to the user's own, which may be no POSIX shell
    },
  };
}

/** A shell stays in between: script(1) of BSD reports a signal as a status, the shell as 128 + its number. */
const TELL = 'echo $$ >&3; "$@" 3>&-; exit "$?"';

async function kindOf(path: string, cwd: string, env: Env): Promise<'util-linux' | 'bsd' | null> {
  if (process.platform === 'darwin' || process.platform === 'freebsd') return 'bsd';
  if (process.platform !== 'linux') return null;
  const { stdout } = await runQuery([path, '--version'], { cwd, env, timeoutMs: 2_000 });
  return stdout.includes('util-linux') ? 'util-linux' : null;
}

/** A job in the background must not touch the terminal's settings: it would be stopped. Where it cannot be known, true. */
function isForeground(): boolean {
  try {
    const [, , group, , , foreground] = readFileSync('/proc/self/stat', 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    return group === foreground;
  } catch {
    return true; // no /proc
  }
}
