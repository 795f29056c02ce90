import { existsSync, statSync } from 'node:fs';
import { createOutputKeeper } from '../../event/output-keeper.ts';
import { readPipedText } from '../../event/read-piped-text.ts';
import { diagnoseEvent } from '../../heal.ts';
import { loadKnowledge } from '../../knowledge.ts';
import { diagnosisJson } from '../../report/diagnosis-json.ts';
import { personText } from '../../report/person-text.ts';
import { HealError } from '../../system/heal-error.ts';
import { shortRun } from '../../system/short-run.ts';
import { adviceFor } from '../advice-for.ts';
import type { Invocation } from '../command-spec.ts';
import { printJson, type TextContext } from '../context.ts';
import { fileChunks } from '../plain-input.ts';
import { cliSession, readContextOf } from '../read-event.ts';
import { recordReports } from '../record-reports.ts';
import { runAgain } from '../run-again.ts';
import { showProgress } from '../show-progress.ts';

/** `heal-hooks diagnose [file]`: what an output says. Reads a file or stdin; records nothing unless asked. */
export const run = async (context: TextContext, { args, options }: Invocation): Promise<number> => {
  const keeper = createOutputKeeper();
  const file = args[0] as string | undefined;
  const source = sourceOf(file, context);
  const progress = showProgress(context, file === undefined || file === '-' ? undefined : statSync(file).size);
  for await (const chunk of source) {
    keeper.push(chunk);
    progress.add(chunk.length);
  }
  progress.end();
  const { text, lost } = keeper.finish();
  const event = readPipedText(text, readContextOf(context, cliSession()), {
    command: options.command as string | undefined,
    exitCode: options.exitCode as number | undefined,
    lost,
  });
  const { project, env } = context;
  const knowledge = await (context.knowledge?.(project) ?? loadKnowledge(project, env));
  const once = <Result>(work: () => Promise<Result>): Promise<Result> =>
    context.knowledge ? work() : shortRun(text.length, work);
  const report = await once(() => diagnoseEvent(event, knowledge));
  if (options.record) recordReports(context, [report]);
  if (options.json) printJson(context, diagnosisJson(report));
  else {
    const first = report.diagnoses[0];
    const advice = first ? await adviceFor(first, null, knowledge, context, report) : undefined;
    const fixCommand = options.record ? undefined : runAgain(context.program, event.command);
    const { style, program } = context;
    const said = await once(async () => personText(report, { style, program, advice, fixCommand }));
    context.stdout.write(said || 'heal-hooks: nothing failed in this output.\n');
  }
  return report.failure.outcome === 'succeeded' ? 0 : 1;
};

function sourceOf(file: string | undefined, context: TextContext): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (file === '-' || (file === undefined && !context.stdin.isTTY)) return context.stdin;
  if (file === undefined)
    throw new HealError({
      code: 'no-input',
      what: 'Nothing to diagnose',
      why: 'no file was named and nothing is piped in',
      next: `${context.program} diagnose build.log, or: make 2>&1 | ${context.program}`,
    });
  if (!existsSync(file))
    throw new HealError({
      code: 'no-input',
      what: 'Nothing to diagnose',
      why: `${file} does not exist`,
      next: `A command is run and diagnosed with: ${context.program} run -- <command>`,
    });
  return fileChunks(file);
}
