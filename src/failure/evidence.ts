/** What tool-specific readers say about a text; made by the caller so that this room need not know them. */
export interface Evidence {
  /** What the tools say about their own outcome; null when nothing recognised the text. */
  verdict: 'failed' | 'passed' | null;
  /** Problems that a tool reported beyond doubt, in order. `line` is 1-based. */
  strongErrors: readonly { line: number; text: string }[];
}

/** Nobody recognised anything. */
export const NO_EVIDENCE: Evidence = { verdict: null, strongErrors: [] };
