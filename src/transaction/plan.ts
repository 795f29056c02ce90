/** A replacement in the decoded text of a file: UTF-16 offsets, end exclusive. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** All paths are project-relative POSIX paths. `baseHash` = sha-256 hex of the bytes the plan was made from. */
export type Change =
  /** A link is followed to its file; the link itself stays. */
  | { kind: 'edit'; path: string; baseHash: string; replacements: Replacement[] }
  /** Content of a new file; refused when the path exists at apply time. Missing folders on the way are made. Default mode 0644, masked. */
  | { kind: 'create'; path: string; content: string | Uint8Array; mode?: number }
  /** Whole new bytes of an existing file (a change of encoding or of every line end). */
  | { kind: 'rewrite'; path: string; baseHash: string; content: Uint8Array }
  /** Of a link: the link goes, its file stays; `baseHash` is then of the link's target text. */
  | { kind: 'delete'; path: string; baseHash: string }
  /** With missing folders on the way; one that exists is fine. */
  | { kind: 'mkdir'; path: string }
  /** Permission bits only; never setuid, never more for everybody. */
  | { kind: 'chmod'; path: string; mode: number; baseMode: number }
  /** Removes a folder of derived files (a stale build cache) by moving it into the backup. Refused when git tracks a file in it. */
  | { kind: 'remove-tree'; path: string }
  /** Removes a lock file that a dead git process left: `.git/index.lock` and its like, also of a linked worktree. Nothing else below `.git`. */
  | { kind: 'git-lock'; path: string; baseHash: string }
  /**
   * A remedial command, argv only; `cwd` is project-relative (`''` = root). Files matching `touches` (micromatch, project-relative) are
   * captured before and restored on failure. Folders of installed packages count as a whole: those that match `renews` are made anew by the
   * command (the old ones go into the backup first), those that match `alters` are changed where they are (a copy goes there). Never applied in a hook.
   */
  | {
      kind: 'command';
      argv: string[];
      cwd: string;
      touches: string[];
      renews?: string[];
      alters?: string[];
      timeoutMs: number;
      env?: Record<string, string>;
    };

/** A fix computed before anything is written. */
export interface Plan {
  /** Who asked: `pattern id` or `repair`, `install`, … The transaction room does not interpret it. */
  owner: string;
  /** Absolute, realpath of the project root; nothing outside of it is touched. */
  root: string;
  /** One sentence: what will change and why. */
  title: string;
  changes: Change[];
}
