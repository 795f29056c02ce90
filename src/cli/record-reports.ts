import type { Report } from '../diagnosis/diagnosis.ts';
import { eventRecord } from '../history/event-record.ts';
import { appendJournal } from '../history/journal.ts';
import type { AttemptRecord } from '../history/records.ts';
import { stateDir } from '../system/paths.ts';
import type { TextContext } from './context.ts';

/** Writes down what was seen and done. A state folder that cannot be written is said on stderr and costs nothing else. */
export function recordReports(
  context: TextContext,
  reports: readonly Report[],
  attempts: readonly AttemptRecord[] = [],
): void {
  const events = reports.map((report) => eventRecord(report.failure.event, report, context.now()));
  try {
    appendJournal(stateDir(context.env), [...events, ...attempts]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.stderr.write(`${context.errorStyle.bad('!')} not recorded: ${reason}\n`);
  }
}

/** Writes down what was tried against a failure that is recorded already. */
export const recordAttempts = (context: TextContext, attempts: readonly AttemptRecord[]): void =>
  recordReports(context, [], attempts);
