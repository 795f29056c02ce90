import type { Analysis } from '../analyzer/analysis.ts';
import type { Failure } from '../failure/failure.ts';
import type { Captures, Category, Match, Safety, Severity } from '../pattern/pattern.ts';

/** A place in the project. Lines and columns are 1-based. */
export interface Location {
  file: string;
  line?: number;
  column?: number;
}

/** A remedy that applies, as listed in the JSON of `diagnose`. */
export type RemedyRef =
  | { kind: 'fix'; id: string; safety: Safety; where: 'hook' | 'run'; summary: string }
  | { kind: 'playbook'; id: string };

/** What is wrong, and what can be done. `match` is absent for an unrecognised failure. */
export interface Diagnosis {
  pattern: string | null;
  title: string;
  category: Category;
  severity: Severity;
  confidence: number;
  /** The line of the output that states the cause, verbatim. */
  root: string;
  /** The same with paths below the folder of the command made relative to it; absent where that changes nothing. */
  quote?: string;
  /** 1-based line of `root` in the cleaned text. */
  line: number | null;
  captures: Captures;
  locations: Location[];
  remedies: RemedyRef[];
  /** One sentence for the agent, with names from this failure; null when there are no words beyond the title. */
  summary: string | null;
  /** Titles or root lines of what follows from this cause, most telling first. */
  consequences: string[];
  /** How many reported problems (test failures, errors) share this cause, itself included. */
  count: number;
  match?: Match;
}

/** The result of `diagnose`: everything a surface needs to speak. */
export interface Report {
  failure: Failure;
  /** Ranked: the root cause first. */
  diagnoses: Diagnosis[];
  /** Warnings with a known remedy, in the shape of a diagnosis; never count as a failure. */
  notices: Diagnosis[];
  analyses: Analysis[];
  /** Matches of learned patterns in the output of a command that succeeded: they are wrong about it. */
  disproved?: readonly Match[];
}
