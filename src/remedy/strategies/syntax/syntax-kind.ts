import type { Replacement } from '../../../transaction/plan.ts';
import type { ProjectView, SourceFile, StrategyInput } from '../../remedy.ts';

/** What a parser says about a text. */
export interface SyntaxVerdict {
  ok: boolean;
  /** 1-based line of the first error, when it parses not. */
  line: number | null;
  message: string;
  /** Offset in the text at which the parser stopped, where it tells. */
  offset?: number;
  /** Messages about what the text means, from parsers that judge this, too. */
  others?: readonly string[];
}

/** How small mistakes of one language are found and repaired. */
export interface SyntaxKind {
  /**
   * Parses `text` as the file `path` without running or writing anything. Null when the parser is not here, or cannot judge this file. `before` is
   * the verdict on the text as it was: a change must not bring messages of another kind.
   */
  check(text: string, path: string, view: ProjectView, before?: SyntaxVerdict): Promise<SyntaxVerdict | null>;
  /**
   * Single changes that may satisfy the error at a line, in groups, the likeliest group first. Inside a group all that the parser accepts must
   * come to the same text (white space aside), else it is ambiguous.
   */
  candidates(text: string, line: number, message: string, offset?: number): Replacement[][];
  /** Which of these single changes the parser accepts, for parsers that are slow to start: asked once for all. Null when it cannot be asked. */
  checkEdits?(text: string, edits: readonly Replacement[], path: string, view: ProjectView): Promise<boolean[] | null>;
  /** Files whose text is read before this one's and in which a mistake may be that shows at `line`, nearest first. */
  readBefore?(source: SourceFile, line: number, view: ProjectView): Promise<SourceFile[]>;
  /** The one change that the tool's own output shows, where a text cannot be judged beforehand; null when it shows none. */
  stated?(source: SourceFile, input: StrategyInput): Replacement | null;
}
