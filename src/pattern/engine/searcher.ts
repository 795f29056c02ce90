/** The part of a regex that matching needs, whichever engine is behind it. */
export interface Searcher {
  /** First match in the text, or null. */
  search(text: string): Found | null;
}

export interface Found {
  /** Offset of the match, and of the character after it. */
  index: number;
  end: number;
  groups: Record<string, string | undefined>;
}
