import { commandMatches } from '../../config/command-matches.ts';
import { createOutputKeeper } from '../../event/output-keeper.ts';
import { readPipedText } from '../../event/read-piped-text.ts';
import { diagnoseEvent } from '../../heal.ts';
import { loadKnowledge } from '../../knowledge.ts';
import { diagnosisJson } from '../../report/diagnosis-json.ts';
import { personText } from '../../report/person-text.ts';
import { passOn } from '../../system/pass-on.ts';
import { adviceFor } from '../advice-for.ts';
import type { Run } from '../command-spec.ts';
import { printJson } from '../context.ts';
import { readConfig } from '../open-world.ts';
import { cliSession, readContextOf } from '../read-event.ts';
import { recordReports } from '../record-reports.ts';
import { showProgress } from '../show-progress.ts';

/**
 * `command 2>&1 | heal-hooks`: the text goes through to stdout as it arrives; the diagnosis follows on stderr, or with `--json` one
 * object takes the place of the text. What was seen is recorded.
 */
export const run: Run = async (context, { options }) => {
  const json = Boolean(options.json);
  const keeper = createOutputKeeper();
  // The text itself is the progress, unless it goes elsewhere.
  const progress = json || !context.stdout.isTTY ? showProgress(context) : null;
  await passOn(context.stdin, json ? null : context.stdout, (chunk) => {
    keeper.push(chunk);
    progress?.add(chunk.length);
  }).done;
  progress?.end();
  const config = await readConfig(context);
  const command = options.command as string | undefined;
  if (config.mode === 'off' || (await commandMatches(command, config.ignore.commands))) return 0;
  const { text, lost } = keeper.finish();
  const event = readPipedText(text, readContextOf(context, cliSession()), {
    command,
    exitCode: options.exitCode as number | undefined,
    lost,
  });
  const knowledge = await loadKnowledge(context.project, context.env);
  const report = await diagnoseEvent(event, knowledge);
  recordReports(context, [report]);
  if (json) printJson(context, diagnosisJson(report));
  else {
    const first = report.diagnoses[0];
    const advice = first ? await adviceFor(first, null, knowledge, context, report) : undefined;
    const said = personText(report, { style: context.errorStyle, program: context.program, advice });
    if (said) context.stderr.write(`\n${said}`);
  }
  return report.failure.outcome === 'succeeded' ? 0 : 1;
};
