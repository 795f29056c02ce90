import type { Analysis } from '../analyzer/analysis.ts';
import type { Report } from '../diagnosis/diagnosis.ts';
import { appendLog, type LogName } from '../history/append-log.ts';
import { countsLine } from '../report/run-summary.ts';
import { type Env, projectStateDir } from '../system/paths.ts';

const RUST = /^(?:cargo|rustc|clippy)/;

/** The log that keeps the runs of this tool; null for tools that report neither tests nor Rust builds. */
const logOf = ({ tool, counts }: Analysis): LogName | null => {
  if (RUST.test(tool)) return 'rust-build-history.log';
  return 'passed' in counts || 'failed' in counts ? 'test-history.log' : null;
};

/** Appends what a run showed to the logs that people read: failures, test runs, Rust builds. Throws file system errors. */
export function logToolRuns(report: Report, env: Env, now: number, maxMegabytes?: number): void {
  const { failure, diagnoses, analyses } = report;
  const { event, outcome } = failure;
  const dir = projectStateDir(env, event.project);
  const command = event.command ? ` (${event.command.slice(0, 200)})` : '';
  for (const analysis of analyses) {
    const log = logOf(analysis);
    if (log) appendLog(dir, log, runEntry(analysis, command), now, maxMegabytes);
  }
  if (outcome === 'succeeded') return;
  const first = diagnoses[0];
  const what = first ? `${first.pattern ?? 'unknown'} [${first.category}] ${first.root}` : failure.signature;
  appendLog(dir, 'error-log.txt', `${outcome} ${what}${command}`, now, maxMegabytes);
}

/** `pytest: 1 failed, 3 passed (pytest -q): tests/a.py::test_b`. */
export function runEntry(analysis: Analysis, command: string): string {
  const names = analysis.failedTests.slice(0, 50);
  return `${countsLine(analysis)}${command}${names.length > 0 ? `: ${names.join(', ')}` : ''}`;
}
