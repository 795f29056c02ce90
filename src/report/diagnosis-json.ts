import type { Diagnosis, Location, RemedyRef, Report } from '../diagnosis/diagnosis.ts';
import type { Outcome } from '../failure/failure.ts';
import { redact } from '../history/redact.ts';
import type { Captures } from '../pattern/pattern.ts';

/** One diagnosis as programs read it. */
export interface DiagnosisJson {
  pattern: string | null;
  title: string;
  category: string;
  severity: string;
  confidence: number;
  /** The line of the output that states the cause, verbatim but for secrets. */
  root: string;
  /** 1-based line of `root` in the cleaned output. */
  line: number | null;
  captures: Captures;
  locations: Location[];
  remedies: RemedyRef[];
  /** One sentence with the names of this failure, where the pattern has words for it. */
  summary: string | null;
  /** What follows from this cause. */
  consequences: string[];
  /** How many reported problems share this cause. */
  count: number;
}

/** What `heal-hooks diagnose --json` prints. Stable: fields are only ever added, `version` changes when one changes its meaning. */
export interface ReportJson {
  version: 1;
  outcome: Outcome;
  command: string | null;
  exit_code: number | null;
  fingerprint: string | null;
  signature: string | null;
  /** What was missing from the output that was read. */
  cut: { lost: number; tail_lost: boolean } | null;
  notices: DiagnosisJson[];
  diagnoses: DiagnosisJson[];
  /** What the tools' own readers found: counts and failed tests. */
  tools: { tool: string; verdict: string | null; counts: Record<string, number>; failed_tests: string[] }[];
}

const MAX_TESTS = 200;

/** The report as a plain object for `JSON.stringify`, secrets redacted. */
export function diagnosisJson(report: Report): ReportJson {
  const { failure } = report;
  const failed = failure.outcome !== 'succeeded';
  const { cut, command, exitCode } = failure.event;
  return {
    version: 1,
    outcome: failure.outcome,
    command: command === undefined ? null : redact(command),
    exit_code: exitCode,
    fingerprint: failed ? failure.fingerprint : null,
    signature: failed ? redact(failure.signature) : null,
    cut: cut ? { lost: cut.lost, tail_lost: cut.tailLost } : null,
    notices: report.notices.map(one),
    diagnoses: report.diagnoses.map(one),
    tools: report.analyses.map(({ tool, verdict, counts, failedTests }) => ({
      tool,
      verdict,
      counts,
      failed_tests: failedTests.slice(0, MAX_TESTS),
    })),
  };
}

const one = (diagnosis: Diagnosis): DiagnosisJson => ({
  pattern: diagnosis.pattern,
  title: diagnosis.title,
  category: diagnosis.category,
  severity: diagnosis.severity,
  confidence: diagnosis.confidence,
  root: redact(diagnosis.root),
  line: diagnosis.line,
  captures: Object.fromEntries(Object.entries(diagnosis.captures).map(([name, value]) => [name, redact(value)])),
  locations: diagnosis.locations,
  remedies: diagnosis.remedies.map((ref) => (ref.kind === 'fix' ? { ...ref, summary: redact(ref.summary) } : ref)),
  summary: diagnosis.summary === null ? null : redact(diagnosis.summary),
  consequences: diagnosis.consequences.map(redact),
  count: diagnosis.count,
});
