export const CATEGORIES = [
  'import',
  'dependency',
  'syntax',
  'type',
  'name',
  'async',
  'test',
  'assertion',
  'timeout',
  'permission',
  'file_not_found',
  'connection',
  'port_in_use',
  'json',
  'config',
  'version',
  'memory',
  'disk',
  'git',
  'merge_conflict',
  'lock',
  'network',
  'build',
  'link',
  'borrow',
  'trait',
  'lint',
  'format',
  'usage',
  'command_not_found',
  'auth',
  'database',
  'runtime',
  'encoding',
  'concurrency',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One word per idea, everywhere. A regex may name its groups only with these. */
export const CAPTURE_NAMES = [
  'file',
  'line',
  'column',
  'symbol',
  'module',
  'package',
  'code',
  'message',
  'port',
  'host',
  'url',
  'command',
  'script',
  'option',
  'test',
  'fixture',
  'expected',
  'actual',
  'type',
  'trait',
  'member',
  'library',
  'branch',
  'remote',
  'target',
  'path',
  'version',
  'key',
  'table',
] as const;
export type CaptureName = (typeof CAPTURE_NAMES)[number];
export type Captures = Partial<Record<CaptureName, string>>;

/** Where a pattern came from; later layers win over earlier ones with the same id. */
export const LAYERS = ['built-in', 'user', 'project', 'learned'] as const;
export type Layer = (typeof LAYERS)[number];

export type Safety = 'safe' | 'unsafe';

/** Exactly one of the shapes of DESIGN §4. `safety` defaults to `unsafe` when absent. */
export type AutoFix = (
  | {
      search: string;
      replace: string;
      files?: string[];
      regex?: boolean;
      /** A literal search text may stand in several places. */
      all?: boolean;
      /** Inside `steps`: with nothing to replace, the other steps still apply. */
      optional?: boolean;
    }
  | { command: string[] }
  | { correct: string[] }
  | { strategy: string; [option: string]: unknown }
  | { retry: { max: number; backoff: number } }
  | { steps: AutoFix[] }
) & { safety?: Safety };

/** How a regex may be run so that its cost stays linear in the text. */
export type Engine =
  /** Proved linear for an unanchored search: runs on V8 as it is. */
  | 'v8'
  /** Proved linear from a fixed start only: on V8 while the text offers few starts, else on the linear engine. */
  | 'bounded'
  /** Not proved, or from a layer that is not ours: runs on the linear engine always. */
  | 'linear';

/** Characters of which one stands near a literal in each match, or in it where its case is told. */
export interface Neighbour {
  /** Characters from the start of the literal, negative in front of it. Whatever lies outside of the line counts as a line feed. */
  at: number;
  /** UTF-16 code units as sorted, inclusive ranges: `[lo, hi, lo, hi, …]`. */
  set: readonly number[];
}

/** What static analysis of a regex says. Computed when the catalogue is built (or first loaded), never on the hot path. */
export interface RegexFacts {
  engine: Engine;
  /**
   * Every match contains at least one of these, compared without ASCII case; a leading `\n` stands for the start of a line.
   * Null when the regex has no literal of three characters or more: then it is tried on every line.
   */
  literals: string[] | null;
  /** Where the grams of each literal begin by which a scan finds it; worked out once, because they take a while. */
  grams: number[];
  /** Of a regex with common literals: others, of which every match contains at least one, too; null for most. Never of a block. */
  also: string[] | null;
  /** For each of these literals, `also` last, what says most about whether the regex can match there. Not stored: an index holds it. */
  around?: Neighbour[][];
  /** Matched inside a window of several lines, not line by line. */
  block: boolean;
  /** Characters from the start of a match to the end of its literal, at most; null when there is no bound. */
  lead: number | null;
  /** Characters of a match, at most; null when there is no bound. */
  reach: number | null;
  /** A match can only start at the start of the line. */
  anchored: boolean;
  /** For `bounded`: steps for each character from one start, at most. */
  walks: number;
  /** Characters of required literal text: a measure of how specific the regex is. */
  literalLength: number;
}

/** One entry of the catalogue, after validation and with defaults filled in. */
export interface Pattern {
  /** `<file>/<symptom>`; seed entries may have a bare id. */
  id: string;
  title: string;
  error_regex: string;
  /** Any of `i m s`. */
  flags: string;
  commands?: string[];
  category: Category;
  severity: Severity;
  /** 0..1: how sure a match means this diagnosis. */
  confidence: number;
  /** Generic patterns lose against any specific one on the same problem (`SomethingError: …`). */
  generic: boolean;
  /** A line that only follows from another problem: never a root cause while another is there. */
  consequence: boolean;
  /** Ids of broader patterns that match the same lines: this one knows the case better and wins against them. */
  narrows?: string[];
  /** Matches in successful outputs become notices; never a failure by itself. */
  notice: boolean;
  /** One sentence with `${capture}` placeholders, said first to the agent. */
  summary?: string;
  /** What not to try, with placeholders, when that is known. */
  avoid?: string;
  /** Why this happens, for the reference page and `patterns show`. */
  why?: string;
  auto_fix?: AutoFix | null;
  playbook?: string;
  /** Which options of the playbook's decisions can apply to this failure; all of them when absent. */
  options?: string[];
  /** Made of a playbook's trigger: it only adds the playbook to what else is known. */
  trigger?: true;
  examples?: { matches: string[]; non_matches: string[] };
  occurrences?: number;
  /** ISO 8601, as the seed format has it. */
  last_seen?: string | null;
  layer: Layer;
  /** A person agreed to the fix, and it has proved itself: counts in the learned layer only, which nobody else writes. */
  agreed?: true;
  /** Fixes of untrusted patterns never run. Built-in patterns are trusted. */
  trusted: boolean;
}

/** A pattern that was analysed and can be compiled into a matcher. */
export interface PreparedPattern extends Pattern {
  facts: RegexFacts;
}

/** A pattern that matched, and where. */
export interface Match {
  pattern: Pattern;
  /** 1-based first and last line of the match in the cleaned text. */
  line: number;
  endLine: number;
  /** The matched line (first line of a window match), trimmed. */
  text: string;
  captures: Captures;
  /** Characters of required literal text in the regex: a measure of how specific it is. */
  literalLength: number;
}
