import { commandMatches } from '../../config/command-matches.ts';
import type { Report } from '../../diagnosis/diagnosis.ts';
import { healCommand } from '../../heal-command.ts';
import type { HealStep } from '../../heal-step.ts';
import type { HealedCommand } from '../../healed-command.ts';
import { type Knowledge, loadKnowledge, noKnowledge } from '../../knowledge.ts';
import { commandLine } from '../../remedy/command-line.ts';
import { failureText } from '../../report/failure-text.ts';
import { healJson } from '../../report/heal-json.ts';
import { endingLine, stepStateText, stepText } from '../../report/heal-text.ts';
import { adviceText, causesText, personText } from '../../report/person-text.ts';
import { attemptsOf } from '../attempts-of.ts';
import { commandRunner } from '../command-runner.ts';
import type { Run } from '../command-spec.ts';
import { type CliContext, printJson } from '../context.ts';
import { diffOf } from '../diff-of.ts';
import { readConfig } from '../open-world.ts';
import { cliSession } from '../read-event.ts';
import { recordReports } from '../record-reports.ts';
import { type Advised, remainingAdvice, stateOf } from '../remaining-advice.ts';
import { stopSignals } from '../stop-signals.ts';
import { takeBackUnfinished } from '../take-back-unfinished.ts';

/**
 * `heal-hooks run -- command…`: the command runs as if alone. When it fails, the cause and what settles it follow on stderr; with
 * `--apply` safe fixes are applied, proven by running the command again, and kept or taken back. Status: the command's own.
 */
export const run: Run = async (context, { args, options }) => {
  const argv = args[0] as string[];
  const json = Boolean(options.json);
  const apply = Boolean(options.apply || options.unsafeFixes);
  const config = await readConfig(context);
  await takeBackUnfinished(context, config);
  const runner = commandRunner(context, json);
  const quiet = config.mode === 'off' || (await commandMatches(commandLine(argv), config.ignore.commands));
  if (quiet) return (await runner(argv)).exitCode;

  const say = (text: string): void => void (json || context.stderr.write(text));
  const knowledge = knowledgeOnDemand(context);
  const reports: Report[] = [];
  const shown = new Set<HealStep>();
  const stop = stopSignals(process);
  const healed = await healCommand(
    argv,
    {
      signal: stop.signal,
      project: context.project,
      cwd: context.cwd,
      env: context.env,
      config,
      unsafeFixes: Boolean(options.unsafeFixes),
      now: context.now,
      knowledge,
      run: runner,
      session: cliSession(),
      onReport(report) {
        reports.push(report);
        if (reports.length === 1) say(firstWords(report, context));
      },
      onStep: (step) => say(stepWords(step, shown, context)),
    },
    {
      apply,
      maxFixes: limit(options.maxFixes, config.fixes.max),
      timeoutMs: limit(options.timeout, config.fixes.timeoutSeconds) * 1000,
    },
  ).finally(stop.release);
  const { healing, report } = healed;
  recordReports(context, reports, attemptsOf(healing?.steps ?? [], report, healing?.passed ?? true, context.now()));
  const advised = healing && !healing.passed ? await remainingAdvice(healing, await knowledge(), context) : [];
  if (healing) say(ending(healed, advised, apply, commandLine(argv), context));
  if (json) printJson(context, jsonOf(healed, advised, apply, commandLine(argv)));
  return healed.healing && !healed.healing.passed ? (stop.status() ?? healed.exitCode) : healed.exitCode;
};

/** The patterns, loaded once, when a run has failed. Whatever is wrong with them, the command was run: then nothing is recognised. */
function knowledgeOnDemand({ project, env, stderr, errorStyle }: CliContext): () => Promise<Knowledge> {
  let loading: Promise<Knowledge> | undefined;
  const load = (): Promise<Knowledge> =>
    loadKnowledge(project, env).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      const next = 'Nothing is recognised without them; the command itself has run.';
      stderr.write(failureText({ what: 'The patterns cannot be loaded', why, next }, errorStyle));
      return noKnowledge();
    });
  return () => {
    loading ??= load();
    return loading;
  };
}

/** A step when it is met, then what has become of it; that a fix held is said at the end. */
function stepWords(step: HealStep, shown: Set<HealStep>, { errorStyle }: CliContext): string {
  const diff = step.result === 'planned' && step.plan ? diffOf(step.plan) : undefined;
  const text = shown.has(step) ? '' : stepText(step, errorStyle, diff);
  shown.add(step);
  return text + (step.result === 'planned' || step.result === 'fixed' ? '' : stepStateText(step, errorStyle));
}

/** Said as soon as the command has ended, before anything is done about it. */
function firstWords(report: Report, context: CliContext): string {
  const { failure } = report;
  const options = { style: context.errorStyle, program: context.program, remedies: false };
  if (failure.event.interrupted) return '';
  if (failure.outcome === 'succeeded') return report.notices.length > 0 ? `\n${personText(report, options)}` : '';
  return failure.outcome === 'masked' ? `\n${personText(report, options)}` : `\n${causesText(report, options)}`;
}

function ending(
  { healing }: HealedCommand,
  advised: readonly Advised[],
  applied: boolean,
  command: string,
  { errorStyle, program }: CliContext,
): string {
  if (!healing) return '';
  const { passed, persistent, steps, first } = healing;
  const last = stateOf(healing);
  const rest = last === first ? '' : causesText(last, { style: errorStyle, program, remedies: false });
  const words = advised.map(({ diagnosis, advice }) =>
    adviceText(advice, errorStyle, advised.length > 1 ? diagnosis : null),
  );
  const line = endingLine({ passed, applied, persistent, steps, remaining: last.diagnoses.length, command, program });
  return [passed ? '' : rest, ...words, `\n${line}`].join('');
}

const limit = (asked: unknown, configured: number): number => (typeof asked === 'number' ? asked : configured);

function jsonOf(
  { exitCode, report, healing }: HealedCommand,
  advised: readonly Advised[],
  applied: boolean,
  command: string,
) {
  return healJson({
    command,
    exitCode,
    healed: healing?.passed ?? false,
    persistent: healing?.persistent ?? false,
    applied,
    steps: (healing?.steps ?? []).map((step) => ({
      ...step,
      diff: step.plan && step.result === 'planned' ? diffOf(step.plan) : undefined,
    })),
    advice: advised.map(({ diagnosis, advice }) => ({ pattern: diagnosis.pattern, advice })),
    report,
  });
}
