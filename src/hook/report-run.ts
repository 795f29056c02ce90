import { readFileSync } from 'node:fs';
import { isSwitchedOff, loadConfig } from '../config/load-config.ts';
import type { Report } from '../diagnosis/diagnosis.ts';
import type { Event } from '../event/event.ts';
import type { ReadContext } from '../event/read-context.ts';
import { readHookPayload } from '../event/read-hook-payload.ts';
import { readPipedText } from '../event/read-piped-text.ts';
import { diagnoseEvent, loadKnowledge } from '../heal.ts';
import { type LogName, logFault } from '../history/append-log.ts';
import { agentText } from '../report/agent-text.ts';
import { personText } from '../report/person-text.ts';
import { countsLine, failedTestLines } from '../report/run-summary.ts';
import { styleFor } from '../report/style.ts';
import { programName } from '../system/own-bundle.ts';
import { stateDir } from '../system/paths.ts';
import { findProject } from '../system/project.ts';
import { uuidV7 } from '../system/uuid-v7.ts';
import { hookReply } from './hook-reply.ts';
import { logToolRuns } from './log-tool-runs.ts';
import { parsePayload } from './parse-payload.ts';
import { readStdin } from './read-stdin.ts';
import { type ReportOptions, reportHelp, reportOptions, usageLine } from './report-options.ts';

/** A stand-alone reader of one kind of output. */
export interface RunReporter {
  /** Name of the program, for its usage line. */
  name: string;
  /** Analyzer that reads the output whatever it looks like. */
  analyzer: string;
  /** What it reads, and the log that it keeps; for its help. */
  reads: string;
  log: LogName;
}

interface Input {
  event: Event;
  /** Set when the input was a hook payload: the answer is then for the client. */
  hookEventName: string | null;
  /** Plain text from a pipe, to be passed on. */
  passOn: string;
}

/**
 * Reads hook JSON or the plain output of a tool from stdin (or a file), says what its analyzer found and appends the tool's log.
 * Plain text from a pipe is passed on first. Answers the exit status: 0, or 2 when it was called wrongly.
 */
export async function reportRun(reporter: RunReporter, proc: NodeJS.Process): Promise<number> {
  let options: ReportOptions | null;
  let text: string;
  try {
    options = reportOptions(proc.argv.slice(2));
    if (!options) {
      proc.stdout.write(reportHelp(reporter));
      return 0;
    }
    text = (options.file === undefined ? await readStdin() : readFileSync(options.file)).toString('utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    proc.stderr.write(`${reporter.name}: ${why}\n${usageLine(reporter)}\n`);
    return 2;
  }
  const project = findProject(proc.cwd());
  const context: ReadContext = { cwd: proc.cwd(), projectOf: () => project.key, now: Date.now(), newId: uuidV7 };
  const input = readInput(text, options, context);
  if (!input) return 0;
  const { config } = await loadConfig(project, proc.env);
  if (isSwitchedOff(proc.env) || config.mode === 'off') {
    proc.stdout.write(input.passOn);
    return 0;
  }
  const report = await diagnoseEvent(input.event, await loadKnowledge(project, proc.env), reporter.analyzer);
  proc.stdout.write(input.passOn);
  const { maxChars } = config.context;
  if (input.hookEventName === null) proc.stdout.write(`${summary(report, reporter, proc)}\n`);
  else {
    const program = programName(proc.env, project.root);
    const counts = tally(report, reporter);
    const room = Math.max(maxChars - counts.length - 1, 200);
    const advice = agentText({ report }, { maxChars: room, program, now: context.now });
    const words = [counts, advice].filter(Boolean).join('\n');
    const reply = hookReply(input.hookEventName, shorten(words, maxChars));
    if (reply) proc.stdout.write(`${JSON.stringify(reply)}\n`);
  }
  try {
    logToolRuns(report, proc.env, context.now, config.retention.logMegabytes);
  } catch (error) {
    logFault(stateDir(proc.env), reporter.name, error, context.now);
  }
  return 0;
}

/** Null for a hook payload that is about something else, and for no text at all. */
function readInput(text: string, options: ReportOptions, context: ReadContext): Input | null {
  if (text.trim() === '') return null;
  const payload = /^\s*\{/.test(text) ? parsePayload(text) : null;
  const reading = payload && 'json' in payload ? readHookPayload(payload.json, context) : null;
  if (reading && reading.hookEventName !== '')
    return reading.kind === 'command'
      ? { event: reading.event, hookEventName: reading.hookEventName, passOn: '' }
      : null;
  const passOn = options.file === undefined ? `${text}${text.endsWith('\n') ? '' : '\n'}` : '';
  return { event: readPipedText(text, context, options), hookEventName: null, passOn };
}

const shorten = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 2).trimEnd()} …`;

/** Counts and failed names, as the tool reported them. */
function tally({ analyses }: Report, { analyzer }: RunReporter): string {
  const own = analyses.filter(
    ({ tool, verdict, counts }) => tool === analyzer || verdict || Object.keys(counts).length,
  );
  return own.flatMap((analysis) => [countsLine(analysis), failedTestLines(analysis)].filter(Boolean)).join('\n');
}

function summary(report: Report, reporter: RunReporter, { env, stdout }: NodeJS.Process): string {
  const style = styleFor({ isTTY: stdout.isTTY, columns: stdout.columns, env });
  const words = personText(report, { style, program: programName(env, process.cwd()) });
  return [tally(report, reporter), words].filter(Boolean).join('\n\n');
}
