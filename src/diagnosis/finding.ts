import type { ToolError } from '../analyzer/analysis.ts';
import type { Match } from '../pattern/pattern.ts';

/** One problem that the output reports: a match, what a tool's reader says about the same lines, or both. */
export interface Finding {
  match: Match | null;
  error: ToolError | null;
  /** Name of the reader that reported `error`. */
  tool: string | null;
  /** 1-based line of `root`. */
  line: number;
  /** The line that states the problem. */
  root: string;
  /** A warning by its tool or by its own words. */
  warning: boolean;
  /** Only follows from another problem. */
  consequence: boolean;
  /** Nothing specific is known about it: a generic match at most. */
  generic: boolean;
}
