import type { ConfigProblem } from '../../config/problem.ts';
import type { Config } from '../../config/schema.ts';
import type { Finding } from '../../report/finding.ts';
import type { CliContext } from '../context.ts';
import type { Installed } from './installed.ts';

/** What the checks look at, gathered once. */
export interface Patient {
  context: CliContext;
  installed: Installed[];
  config: Config;
  configProblems: ConfigProblem[];
  /** Take the time to read everything. */
  deep: boolean;
}

/** A finding without the name of its check, which the runner adds. */
export type Found = Omit<Finding, 'check'>;

/** One question about the installation. Answers at least one finding; what it throws is reported as its own fault, never as a failed check. */
export interface Check {
  name: string;
  run(patient: Patient): Promise<Found[]>;
}

export const ok = (what: string): Found => ({ level: 'ok', what });
