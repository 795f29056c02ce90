import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Report } from '../diagnosis/diagnosis.ts';
import type { Event } from '../event/event.ts';
import type { ReadContext } from '../event/read-context.ts';
import { readHookPayload } from '../event/read-hook-payload.ts';
import { readPipedText } from '../event/read-piped-text.ts';
import { diagnoseEvent, loadKnowledge } from '../heal.ts';
import { logFault } from '../history/append-log.ts';
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

/** A stand-alone reader of one kind of output. */
export interface RunReporter {
  /** Name of the program, for its usage line. */
  name: string;
  /** Analyzer that reads the output whatever it looks like. */
  analyzer: string;
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
  const usage = `usage: COMMAND 2>&1 | ${reporter.name} [--command COMMAND] [--exit-code N] [FILE]`;
  let options: ReturnType<typeof readOptions>;
  let text: string;
  try {
    options = readOptions(proc.argv.slice(2));
    text = (options.file === undefined ? await readStdin() : readFileSync(options.file)).toString('utf8');
  } catch (error) {
    proc.stderr.write(`${reporter.name}: ${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    return 2;
  }
  const project = findProject(proc.cwd());
  const context: ReadContext = { cwd: proc.cwd(), projectOf: () => project.key, now: Date.now(), newId: uuidV7 };
  const input = readInput(text, options, context);
  if (!input) return 0;
  const report = await diagnoseEvent(input.event, await loadKnowledge(project, proc.env), reporter.analyzer);
  proc.stdout.write(input.passOn);
  const maxChars = 1000;
  if (input.hookEventName === null) proc.stdout.write(`${summary(report, reporter, proc)}\n`);
  else {
    const program = programName(proc.env, project.root);
    const advice = agentText({ report }, { maxChars, program, now: context.now });
    const reply = hookReply(input.hookEventName, [tally(report, reporter), advice].filter(Boolean).join('\n'));
    if (reply) proc.stdout.write(`${JSON.stringify(reply)}\n`);
  }
  try {
    logToolRuns(report, proc.env, context.now);
  } catch (error) {
    logFault(stateDir(proc.env), reporter.name, error, context.now);
  }
  return 0;
}

function readOptions(argv: string[]): { command?: string; exitCode?: number; file?: string } {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { command: { type: 'string' }, 'exit-code': { type: 'string' } },
  });
  const status = values['exit-code'];
  if (status !== undefined && !/^\d{1,3}$/.test(status)) throw new Error(`--exit-code wants a number, not ${status}`);
  if (positionals.length > 1) throw new Error('one file at most');
  return {
    ...(values.command !== undefined && { command: values.command }),
    ...(status !== undefined && { exitCode: Number(status) }),
    ...(positionals[0] !== undefined && { file: positionals[0] }),
  };
}

/** Null for a hook payload that is about something else, and for no text at all. */
function readInput(text: string, options: ReturnType<typeof readOptions>, context: ReadContext): Input | null {
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
