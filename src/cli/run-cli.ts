import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import { HealError } from '../system/heal-error.ts';
import { outliveFileLimit } from '../system/outlive-file-limit.ts';
import { plainOutput, type TextOutput } from '../system/plain-output.ts';
import { buildProgram, type Called } from './build-program.ts';
import { type CliContext, contextOf, surroundings } from './context.ts';
import { forgivePipes } from './forgive-pipes.ts';
import { sayFault } from './say-fault.ts';

/** Words that commander answers itself. */
const OWN_FLAGS = new Set(['-h', '--help', '-V', '--version']);

/**
 * Runs one command line and answers its exit status: that of the command, or 2 when heal-hooks itself failed, with a message on
 * stderr. Never throws.
 */
export async function runCli(proc: NodeJS.Process): Promise<number> {
  outliveFileLimit(proc);
  // For help and for what is wrong with the call; a command gets the streams themselves.
  const stdout = plainOutput(1, () => forgivePipes(proc.stdout));
  const stderr = plainOutput(2, () => forgivePipes(proc.stderr));
  const around = surroundings(proc.env, proc.cwd(), stdout, stderr);
  let called: Called | undefined;
  const program = buildProgram(
    (found) => {
      called = found;
    },
    {
      writeOut: (text) => stdout.write(text),
      writeErr: (text) =>
        stderr.write(text.replace(/^error: /, `${around.errorStyle.bad('✖')} `).replace(/\n\(/, '\n  (')),
      getOutHelpWidth: () => around.style.width || 100,
      getErrHelpWidth: () => around.errorStyle.width || 100,
      // Help has none; to ask a stream would load it.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    },
  );
  try {
    await program.parseAsync(
      withVerb(proc.argv.slice(2), () => Boolean(proc.stdin.isTTY)),
      { from: 'user' },
    );
    if (!called) return 0;
    for (const stream of [proc.stdout, proc.stderr]) forgivePipes(stream);
    return await called.run(forProject(called, contextOf(proc, around.cwd, around), proc), called.call);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageFailed(error, around.program, stderr);
    return sayFault(error, { ...around, stderr });
  }
}

/** `--project <dir>` means the command as if it had been called there. */
function forProject({ call }: Called, context: CliContext, proc: NodeJS.Process): CliContext {
  const { project } = call.options;
  if (typeof project !== 'string') return context;
  const folder = resolve(context.cwd, project);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return contextOf(proc, folder);
  const why = `${project} is no folder`;
  throw new HealError({
    code: 'no-folder',
    what: 'Nothing was done',
    why,
    next: '--project names the folder of a project.',
  });
}

/** Without a command the text on stdin is what is meant; on a terminal there is none, so help is. */
function withVerb(argv: string[], terminal: () => boolean): string[] {
  const first = argv[0];
  if (first === undefined) return [terminal() ? '--help' : 'pipe'];
  return first.startsWith('-') && !OWN_FLAGS.has(first) ? ['pipe', ...argv] : argv;
}

/** Commander has said what is wrong; add what next, except where it printed the help. */
function usageFailed(error: CommanderError, program: string, stderr: TextOutput): number {
  if (error.code !== 'commander.help') stderr.write(`  All commands and options: ${program} --help\n`);
  return 2;
}
