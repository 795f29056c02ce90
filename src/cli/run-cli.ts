import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import { HealError } from '../system/heal-error.ts';
import { outliveFileLimit } from '../system/outlive-file-limit.ts';
import { buildProgram, type Called } from './build-program.ts';
import { type CliContext, contextOf } from './context.ts';
import { forgivePipes } from './forgive-pipes.ts';
import { sayFault } from './say-fault.ts';

/** Words that commander answers itself. */
const OWN_FLAGS = new Set(['-h', '--help', '-V', '--version']);

/**
 * Runs one command line and answers its exit status: that of the command, or 2 when heal-hooks itself failed, with a message on
 * stderr. Never throws.
 */
export async function runCli(proc: NodeJS.Process): Promise<number> {
  for (const stream of [proc.stdout, proc.stderr]) forgivePipes(stream);
  outliveFileLimit(proc);
  const context = contextOf(proc);
  let called: Called | undefined;
  const program = buildProgram(
    (found) => {
      called = found;
    },
    {
      writeOut: (text) => proc.stdout.write(text),
      writeErr: (text) =>
        proc.stderr.write(text.replace(/^error: /, `${context.errorStyle.bad('✖')} `).replace(/\n\(/, '\n  (')),
      getOutHelpWidth: () => context.style.width || 100,
      getErrHelpWidth: () => context.errorStyle.width || 100,
    },
  );
  try {
    await program.parseAsync(
      withVerb(proc.argv.slice(2), () => Boolean(proc.stdin.isTTY)),
      { from: 'user' },
    );
    return called ? await called.run(forProject(called, context, proc), called.call) : 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageFailed(error, context.program, proc);
    return sayFault(error, context);
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
function usageFailed(error: CommanderError, program: string, proc: NodeJS.Process): number {
  if (error.code !== 'commander.help') proc.stderr.write(`  All commands and options: ${program} --help\n`);
  return 2;
}
