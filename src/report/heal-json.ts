import type { Report } from '../diagnosis/diagnosis.ts';
import { redact } from '../history/redact.ts';
import { diagnosisJson, type ReportJson } from './diagnosis-json.ts';
import type { HealedStep } from './heal-text.ts';
import type { Advice } from './news.ts';

/** What `heal-hooks run --json` prints. */
export interface HealJson {
  version: 1;
  command: string;
  /** Status of the command, or of its corrected form. */
  exit_code: number;
  /** The command failed at first and passes now. */
  healed: boolean;
  /** The same failure came back after a fix. */
  persistent: boolean;
  /** Whether anything was to be applied; a dry run shows plans. */
  applied: boolean;
  steps: {
    pattern: string | null;
    kind: string;
    summary: string;
    result: string;
    why: string | null;
    argv: readonly string[] | null;
    files: readonly string[];
    backup: string | null;
    diff: string | null;
  }[];
  /** What helps where nothing was changed, by pattern. */
  advice: {
    pattern: string | null;
    reason: string | null;
    known: readonly string[];
    steps: readonly string[];
    avoid: readonly string[];
    playbook: string | null;
  }[];
  /** Of the first run. */
  report: ReportJson;
}

export interface HealFacts {
  command: string;
  exitCode: number;
  healed: boolean;
  persistent: boolean;
  applied: boolean;
  steps: readonly (HealedStep & { diff?: string })[];
  advice: readonly { pattern: string | null; advice: Advice }[];
  report: Report;
}

/** The outcome of a healing run as a plain object, secrets redacted. */
export const healJson = (facts: HealFacts): HealJson => ({
  version: 1,
  command: redact(facts.command),
  exit_code: facts.exitCode,
  healed: facts.healed,
  persistent: facts.persistent,
  applied: facts.applied,
  steps: facts.steps.map(({ diagnosis, kind, summary, result, why, argv, files, backup, diff }) => ({
    pattern: diagnosis.pattern,
    kind,
    summary: redact(summary),
    result,
    why: why ?? null,
    argv: argv ?? null,
    files: files ?? [],
    backup: backup ?? null,
    diff: diff ?? null,
  })),
  advice: facts.advice.map(({ pattern, advice }) => ({
    pattern,
    reason: advice.reason ?? null,
    known: advice.known,
    steps: advice.steps,
    avoid: advice.avoid,
    playbook: advice.playbook ?? null,
  })),
  report: diagnosisJson(facts.report),
});
