/** Something that was done in a project between a failure and the next run of the same command. */
export interface Action {
  kind: 'command' | 'edit';
  /** The same for the same act, in whichever work tree: a command as typed, an edit with its file and both texts. */
  text: string;
  /** How it is told: a command that can be typed again, an edit in few words. Null when it is too long to tell, or not the whole of it. */
  words: string | null;
  /**
   * `acts` may settle a failure. `checks` only looks (a test run, a linter), `books` only keeps what is there (`git commit`): neither
   * is credited beside something that acts.
   */
  weight: 'acts' | 'checks' | 'books';
}

/** An action as seen from one failure: names that the failure told are placeholders. */
export interface BoundAction extends Action {
  /** Words of the action that stand in the failure's text and are no placeholder: it is about these names only. */
  needs: readonly string[];
}
