import type { Captures, Category } from '../pattern/pattern.ts';
import type { SearchedText } from './reading/searched-text.ts';

/** One problem that a tool reported, with what its format states about it. */
export interface ToolError {
  severity: 'error' | 'warning';
  /** 1-based line in the cleaned text of the line that states the problem (the root line). */
  line: number;
  /** That line, trimmed. */
  root: string;
  /** First and last 1-based line that belong to this problem (a traceback, a rustc block, a pytest section). */
  span: [number, number];
  /**
   * Standard capture names only (DESIGN §4): what the message states, and where the message names no file itself, the place too.
   * (`FileNotFoundError: 'conf.toml'` raised in app.py: `file` is conf.toml and `location.file` is app.py.)
   */
  captures: Captures;
  /** The place in the project that the format points at; `file` as printed. */
  location?: { file: string; line?: number; column?: number };
  /** Category, where the tool's format alone decides it (an assertion that failed, a lint rule). */
  category?: Category;
  /** Follows from another problem (`could not compile`, `make: *** Error 2`). */
  consequence?: boolean;
}

/** An edit that the tool itself proposes and marks as machine-applicable. Lines and columns are 1-based; end exclusive. */
export interface Suggestion {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  replacement: string;
}

/** What a tool-specific reader found in an output. Pure data. */
export interface Analysis {
  /** Name of the analyzer, e.g. `pytest`. */
  tool: string;
  /** What the tool itself says about its outcome; null when its text does not tell. */
  verdict: 'failed' | 'passed' | null;
  /** In order of output; the analyzer orders cause before consequence where its format tells. */
  errors: ToolError[];
  /** e.g. `{passed: 118, failed: 2, errors: 0, skipped: 1, warnings: 3}`. */
  counts: Record<string, number>;
  /** Ids of failed tests as the runner prints them. */
  failedTests: string[];
  suggestions: Suggestion[];
  /** First and last 1-based line of the tool's own report, when its format shows them; what other readers see inside is its matter. */
  extent?: [number, number];
}

/** A reader for the output of one tool. Pure and linear in the text. */
export interface Analyzer {
  name: string;
  /** Cheap test: is (part of) this output from the tool? `command` may be absent. */
  recognises(text: SearchedText, command: string | undefined): boolean;
  read(lines: readonly string[], command: string | undefined): Analysis;
}
