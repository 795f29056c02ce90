import type { Env } from './paths.ts';

/** Names that a shell keeps; dash drops every other variable of its environment. */
const SHELL_NAME = /^[A-Za-z_]\w*$/;

/** What every user of the machine could read for a moment if it stood in a command line. */
const SECRET_NAME = /auth|token|secret|passw|credential|key/i;

const lostVariables = (env: Env): [string, string | undefined][] =>
  Object.entries(env).filter(([name, value]) => value !== undefined && !SHELL_NAME.test(name));

/** Would a shell in between lose a variable that may not be handed on in a command line? */
export const losesSecret = (env: Env): boolean => lostVariables(env).some(([name]) => SECRET_NAME.test(name));

/** argv that runs a constant shell script with the command's words as its arguments, `"$@"`. */
export const throughShell = (script: string, argv: readonly string[], env: Env): [string, ...string[]] => [
  '/bin/sh',
  '-c',
  script,
  'sh',
  ...keepingVariables(argv, env),
];

/**
 * The command as a shell may start it: variables that the shell would lose (`npm_config_//registry/:_auth`, exported functions of bash)
 * are handed on through env(1). A program with `=` in its name would be taken for a variable there and goes without.
 */
export function keepingVariables(argv: readonly string[], env: Env): readonly string[] {
  const lost = lostVariables(env);
  if (lost.length === 0 || argv[0]?.includes('=')) return argv;
  return ['/usr/bin/env', ...lost.map(([name, value]) => `${name}=${value}`), ...argv];
}
