import type { Replacement } from '../../../transaction/plan.ts';
import type { ProjectView } from '../../remedy.ts';

/** What a reader makes of a configuration text. */
export interface ConfigVerdict {
  ok: boolean;
  /** The data in a comparable form; null when it does not parse. */
  meaning: string | null;
  /** 1-based. */
  line: number | null;
  message: string;
}

/** A configuration format whose small mistakes can be put right. */
export interface ConfigKind {
  extensions: RegExp;
  /** Reads texts; null when no reader is here. */
  read(texts: readonly string[], view: ProjectView): Promise<ConfigVerdict[] | null>;
  /** Changes that may satisfy the error, in groups, the likeliest first; each candidate is a set of replacements. */
  candidates(text: string, line: number, message: string): Replacement[][][];
}
