/** One call, or one edit of one file, as `auto_fix` has them. */
export type ActionFix = { command: string[] } | { search: string; replace: string; files: string[] };

/** Something that was done in a project between a failure and the next run of the same command. */
export interface Action {
  kind: 'command' | 'edit';
  /** The same for the same act, in whichever work tree: a command as typed, an edit with its file and both texts. */
  text: string;
  /**
   * How it is told: a command that can be typed again, an edit in few words. Null when it is too long to tell, not the whole of it, or
   * nothing that anybody should be led to.
   */
  words: string | null;
  /** The same as data that can be applied; null where it is more than one call or one edit, or not the whole of it. */
  fix: ActionFix | null;
  /**
   * `acts` may settle a failure. `follows` does so rarely and usually comes after what does (a build, a formatter). `books` only keeps or
   * explains what is there (`git commit`, a page of prose). Neither is credited beside something that acts. `checks` only looks.
   */
  weight: 'acts' | 'follows' | 'books' | 'checks';
  /** Of an edit: the file in its work tree. */
  place?: string;
  /** Of an edit: its file and what really changed, where `text` holds more. */
  topic?: string;
}

/** An action as seen from one failure: names that the failure told are placeholders. */
export interface BoundAction extends Action {
  /** Words of the action that stand in the failure's text and are no placeholder: it is about these names only. */
  needs: readonly string[];
  /** The names of the failure that may have become placeholders. */
  about: Readonly<Record<string, string>>;
  /** It has a word in common with the failure. */
  related: boolean;
}
