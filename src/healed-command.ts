import type { Report } from './diagnosis/diagnosis.ts';
import type { HealResult } from './heal-loop.ts';

/** A command that was run, and what became of its failure. */
export interface HealedCommand {
  /** Status of the last run: that of the command itself, or of its corrected form. */
  exitCode: number;
  /** Report of the first run. */
  report: Report;
  /** Null when the command passed or was interrupted: nothing was looked for. */
  healing: HealResult | null;
}
