import { execFile, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type TempProject, tempProject } from '../support/temp-project.ts';

const CLI = resolve(import.meta.dirname, '..', '..', 'dist', 'cli.js');
const TERMINAL = resolve(import.meta.dirname, '..', 'support', 'on-terminal.py');
const run = promisify(execFile);

type Action = [after: string, what: string | { signal: number } | { size: [number, number] }];

interface Seen {
  /** What the terminal shows, byte for byte. */
  output: string;
  status: number;
}

/** A command on a terminal of 30 rows and 90 columns. */
async function onTerminal(
  project: TempProject,
  argv: readonly string[],
  actions: Action[] = [],
  env: Record<string, string> = {},
): Promise<Seen> {
  const { stdout } = await run('python3', [TERMINAL, '30', '90', JSON.stringify(actions), ...argv], {
    cwd: project.root,
    env: { ...project.env, TERM: 'xterm-256color', ...env },
  });
  const found = /^([\s\S]*)\nstatus (-?\d+)\n$/.exec(stdout);
  return { output: found?.[1] ?? '', status: Number(found?.[2]) };
}

const wrapped = (...argv: string[]): string[] => [process.execPath, CLI, 'run', '--', ...argv];
const answers = (argv: string[]): boolean => spawnSync(argv[0] ?? '', argv.slice(1)).status === 0;
const possible = answers(['python3', '-c', 'import pty']) && answers(['script', '--version']);

describe.skipIf(!possible)('heal-hooks run on a terminal', () => {
  const script = [
    'printf "\\033[1mbold\\033[0m 10%%\\r20%%\\n"',
    'for fd in 0 1 2; do test -t $fd && echo "fd $fd is a terminal"; done',
    'stty size',
    'echo "to stderr" >&2',
    'stty -a | head -1 | cut -d";" -f2,3',
    'env | grep -c -e FORCE_COLOR -e HEAL_HOOKS_WORD -e HEAL_HOOKS_SHELL',
    'echo "$SHELL"',
    'exit 0',
  ].join('\n');

  it('shows what the command alone shows, byte for byte', async () => {
    const project = tempProject();
    const env = { SHELL: '/bin/false' };
    const alone = await onTerminal(project, ['sh', '-c', script], [], env);
    expect(alone.output).toContain('fd 2 is a terminal');
    expect(alone.output).toContain('30 90');
    expect(await onTerminal(project, wrapped('sh', '-c', script), [], env)).toEqual(alone);
  });

  it('hands every word and every variable on as it is', async () => {
    const project = tempProject();
    const words = ['a b', '$HOME', '`id`', '"', "it's", '; echo no', '*', '', '--', 'x\ny', '\\', 'ä€'];
    const { output } = await onTerminal(
      project,
      wrapped(process.execPath, '-p', 'JSON.stringify([process.argv.slice(1), process.env["a.b"]])', '--', ...words),
      [],
      { 'a.b': 'kept' },
    );
    expect(JSON.parse(output)).toEqual([words, 'kept']);
  });

  it.each([0, 1, 3, 126, 255])('ends with the status %i', async (code) => {
    expect((await onTerminal(tempProject(), wrapped('sh', '-c', `exit ${code}`))).status).toBe(code);
  });

  it('reports a command that dies of a signal as a shell does', async () => {
    expect((await onTerminal(tempProject(), wrapped('sh', '-c', 'kill -9 $$'))).status).toBe(137);
  });

  it('lets the command read the keyboard', async () => {
    const reader = 'read -r answer; echo "got $answer"; cat';
    const { output, status } = await onTerminal(tempProject(), wrapped('sh', '-c', `echo ready; ${reader}`), [
      ['ready', 'yes\n'],
      ['got yes', 'more\n'],
      ['more', '\u0004'],
    ]);
    expect(output).toContain('got yes');
    expect(status).toBe(0);
  });

  it('tells the command of a new window size', async () => {
    const { output } = await onTerminal(
      tempProject(),
      wrapped('sh', '-c', 'trap "stty size; exit 0" WINCH; echo ready; while :; do sleep 0.1; done'),
      [['ready', { size: [40, 120] }]],
    );
    expect(output).toContain('40 120');
  });

  it.each([
    ['Ctrl-C', '\u0003', 130],
    ['SIGTERM', { signal: 15 }, 143],
    ['SIGHUP', { signal: 1 }, 129],
  ] as const)('ends on %s as the command does, and heals nothing', async (_name, what, status) => {
    const argv = wrapped('sh', '-c', 'echo "nosuch: command not found"; echo ready; sleep 30');
    const seen = await onTerminal(tempProject(), argv, [['ready', what]]);
    expect(seen.status).toBe(status);
    expect(seen.output).not.toContain('heal-hooks');
  });

  it('takes Ctrl-C for an end also where the command answers with a status of its own', async () => {
    const argv = wrapped('sh', '-c', 'trap "exit 2" INT; echo ready; sleep 30');
    const seen = await onTerminal(tempProject(), argv, [['ready', '\u0003']]);
    expect(seen).toEqual({ output: 'ready\r\n^C', status: 2 });
  });

  it('uses pipes where stdin or stdout is none, with colours', async () => {
    const project = tempProject();
    const asks = 'test -t 0 && echo keyboard; test -t 1 && echo screen; echo "$FORCE_COLOR"';
    const line = (...argv: string[]): string[] => ['sh', '-c', 'echo hi | "$@"', 'sh', ...wrapped(...argv)];
    expect((await onTerminal(project, line('sh', '-c', asks))).output).toBe('1\r\n');
    expect((await onTerminal(project, line('cat'))).output).toBe('hi\r\n');
    const piped = await onTerminal(project, ['sh', '-c', '"$@" | cat', 'sh', ...wrapped('sh', '-c', asks)]);
    expect(piped.output).toBe('keyboard\r\n\r\n');
  });

  it('is not stopped in the background', async () => {
    const shell = ['bash', '-c', 'set -m; "$@" & wait $!; echo "ended $?"', 'bash'];
    const { output } = await onTerminal(tempProject(), [...shell, ...wrapped('sh', '-c', 'exit 6')]);
    expect(output).toContain('ended 6');
  });

  it('works inside itself', async () => {
    const nested = wrapped(process.execPath, CLI, 'run', '--', 'sh', '-c', 'test -t 1 && stty size');
    expect(await onTerminal(tempProject(), nested)).toEqual({ output: '30 90\r\n', status: 0 });
  });

  it('has colours without a terminal of its own where script(1) is missing', async () => {
    const project = tempProject();
    project.write('bin/sh', '#!/bin/sh\nexec /bin/sh "$@"\n', 0o755);
    const asks = 'test -t 1 || echo "no terminal, $FORCE_COLOR"';
    const { output } = await onTerminal(project, [
      '/usr/bin/env',
      `PATH=${project.path('bin')}`,
      ...wrapped('sh', '-c', asks),
    ]);
    expect(output).toContain('no terminal, 1');
  });
});
