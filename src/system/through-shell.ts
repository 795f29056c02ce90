import type { Env } from './paths.ts';

/** Names that a shell keeps; dash drops every other variable of its environment. */
const SHELL_NAME = /^[A-Za-z_]\w*$/;

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
  const lost = Object.entries(env).filter(([name, value]) => value !== undefined && !SHELL_NAME.test(name));
  if (lost.length === 0 || argv[0]?.includes('=')) return argv;
  return ['/usr/bin/env', ...lost.map(([name, value]) => `${name}=${value}`), ...argv];
}
