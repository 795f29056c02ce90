/** An action as it is told, with `${name}` for what the failure at hand names. */
export interface Telling {
  words: string;
  /** Words that must stand in the failure's text, or it is not about this. */
  needs: readonly string[];
  /** The names for which it was seen to help, where that was only once: of a failure with several other names it is not told. */
  about?: Readonly<Record<string, string>>;
}

/** An action that settled a failure, with its record. */
export interface Settling extends Telling {
  /** Sessions in which the same command passed after it, and nothing else can have done it. */
  times: number;
  /** Those, and every time that the same failure followed. */
  of: number;
  /** UTC milliseconds. */
  last: number;
}

/** What a project has learned about one failure. */
export interface Lesson {
  /** How often it was seen, and in how many sessions. */
  seen: number;
  sessions: number;
  /** UTC milliseconds. */
  lastSeen: number;
  /** The same command passed later, whatever did it. */
  passed: number;
  /** It passed with nothing done. */
  flaked: number;
  /** Best first; empty while it is not clear what helps. */
  settled: readonly Settling[];
  /** What was followed by the same failure and never by a pass. */
  inVain: readonly Telling[];
}
