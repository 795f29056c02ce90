import type { Diagnosis, Report } from '../diagnosis/diagnosis.ts';
import type { Safety } from '../pattern/pattern.ts';
import type { GitFacts } from '../system/git.ts';
import type { Plan } from '../transaction/plan.ts';
import type { DeclaredServer } from './servers/declared-server.ts';

/** A text file of the project as read: offsets of plans refer to `text`. */
export interface SourceFile {
  /** Project-relative POSIX path. */
  path: string;
  /** Decoded without BOM: UTF-8, or Latin-1 where the bytes are not valid UTF-8 (so that every byte survives a round trip). */
  text: string;
  /** sha-256 hex of the raw bytes. */
  hash: string;
  encoding: 'utf8' | 'latin1';
  bom: boolean;
  /** Dominant line end; the text keeps the original ones. */
  eol: '\n' | '\r\n';
  mode: number;
}

/** Result of a read-only question to a tool. */
export interface QueryResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** What strategies may ask git: facts about files, names and branches. All calls resolve to "nothing" outside a repository. */
export type GitView = Omit<GitFacts, 'rootCommit' | 'files' | 'attribute'>;

/** What is known about a lock file of the project's own git folder. */
export interface LockFacts {
  /** Project-relative, as a `git-lock` change names it. */
  path: string;
  hash: string;
  size: number;
  /** First bytes as text: git writes an index into `index.lock`. */
  head: string;
  /** Milliseconds since it was last written. */
  ageMs: number;
  /** Processes that may hold it: git at work in this repository, or anyone who has the file open. Null when that cannot be seen. */
  holders: string[] | null;
}

/**
 * The read-only world that strategies see. Paths are project-relative POSIX paths, confined to the project after realpath;
 * anything outside reads as absent.
 */
export interface ProjectView {
  /** Realpath of the project root. */
  root: string;
  /** Where the command ran, project-relative (`''` = root). */
  cwd: string;
  /** A path as a tool printed it (absolute, relative to cwd or to root, `./`, `a/b` diff prefixes) → an existing file or folder of the project, or null. */
  resolve(printed: string): Promise<string | null>;
  /** Null when absent, binary, larger than 2 MB, or outside. */
  read(path: string): Promise<SourceFile | null>;
  stat(path: string): Promise<{ kind: 'file' | 'directory'; mode: number; size: number; symlink: boolean } | null>;
  /** Tracked and untracked-but-not-ignored files, sorted, at most 20,000; filtered by micromatch globs when given. */
  list(globs?: string[]): Promise<string[]>;
  /** Entries of one folder, ignored ones included. */
  entries(path: string): Promise<string[]>;
  /**
   * May an edit touch this file? Null when yes, else the reason in words (`generated: header says "DO NOT EDIT"`, `vendored`, `ignored by git`,
   * `binary`, `lockfile`, `environment file`, `outside the project`).
   */
  guard(path: string): Promise<string | null>;
  git: GitView;
  /** Services of the configuration (`tools`). */
  services: readonly DeclaredServer[];
  /** Facts of a lock file below `.git/` (a path as printed), or null when there is none. */
  lock(printed: string): Promise<LockFacts | null>;
  /**
   * Asks a tool a read-only question: argv, no shell, cwd inside the project, time limit. Never installs, never writes. `input` goes to stdin, or into
   * a temporary file `inputName`, whose path stands for the word `{input}`.
   */
  query(
    argv: string[],
    options?: { cwd?: string; timeoutMs?: number; input?: string; inputName?: string },
  ): Promise<QueryResult>;
  /** Absolute path of an executable on PATH, or null. */
  which(command: string): Promise<string | null>;
  env(name: string): string | undefined;
}

/** What a strategy gets. */
export interface StrategyInput {
  diagnosis: Diagnosis;
  report: Report;
  /** The `auto_fix` object of the pattern: strategy name and its options. */
  options: Record<string, unknown>;
}

/** What a strategy answers. It never writes. */
export type Proposal =
  | { kind: 'plan'; plan: Plan; safety: Safety /** One sentence with file:line and before → after. */; summary: string }
  /** The mistyped command itself, corrected: run once in place of the original. */
  | { kind: 'correct'; argv: string[]; summary: string }
  | { kind: 'retry'; max: number; backoffMs: number; summary: string }
  /** A service that the project declares is started, and the command run again. */
  | { kind: 'start'; service: DeclaredServer; summary: string }
  /**
   * No fix. `reason` says why in one sentence with names from this failure; `known` are facts looked up in the project that help
   * whoever decides (`requirements.txt does not list aiohttp`); `steps` what settles it, each one action.
   */
  | { kind: 'refuse'; reason: string; known?: string[]; steps?: string[]; avoid?: string };

/** One way of repairing, in `strategies/<name>.ts`. */
export interface Strategy {
  name: string;
  /** What it does, in one sentence, for `patterns show` and the docs. */
  summary: string;
  /** Highest safety it ever claims, and why. */
  safety: Safety;
  why: string;
  plan(input: StrategyInput, view: ProjectView): Promise<Proposal>;
}

export type StepAction = 'identify' | 'search' | 'decide' | 'fix' | 'verify';

export interface PlaybookStep {
  action: StepAction;
  description?: string;
  command?: string;
  options?: Record<string, string> | string[];
}

/** A guided way out of a situation. Placeholders `${capture}` are filled from the diagnosis. */
export interface Playbook {
  id: string;
  title: string;
  trigger: string;
  severity: string;
  steps: PlaybookStep[];
  /** Words that differ from tool to tool: `${name}` → tool → text, with `any` for all others (`forTools`). */
  by_tool?: Record<string, Record<string, string>>;
  /** Rows keyed by a captured value (`code`): E0382 → remedy. */
  table?: Record<string, string>;
  avoid?: string[];
  success_indicators: string[];
  /** Names (not addresses) of documentation, e.g. `pytest: "Import modes"`. */
  see?: string[];
}
