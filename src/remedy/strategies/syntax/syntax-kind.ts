import type { Replacement } from '../../../transaction/plan.ts';
import type { ProjectView } from '../../remedy.ts';

/** What a parser says about a text. */
export interface SyntaxVerdict {
  ok: boolean;
  /** 1-based line of the first error, when it parses not. */
  line: number | null;
  message: string;
}

/** How small mistakes of one language are found and repaired. */
export interface SyntaxKind {
  /** Parses `text` as the file `path` without running or writing anything. Null when the parser is not here. */
  check(text: string, path: string, view: ProjectView): Promise<SyntaxVerdict | null>;
  /**
   * Single changes that may satisfy the error at a line, in groups, the likeliest group first. Inside a group all that the parser accepts must
   * come to the same text (white space aside), else it is ambiguous.
   */
  candidates(text: string, line: number, message: string): Replacement[][];
}
