/** heal-hooks itself could not do what was asked: what happened, why, what next. The command ends with status 2. */
export class CliError extends Error {
  override name = 'CliError';
  readonly why: string | undefined;
  /** What settles it: sentences, or a command on its own. */
  readonly next: readonly string[];

  constructor(what: string, why?: string, next: readonly string[] = []) {
    super(what);
    this.why = why;
    this.next = next;
  }
}
