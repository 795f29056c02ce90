import type { Action } from './action.ts';

/** Where and by whom something was done. */
interface Doing {
  /** Root of the work tree; null: it may have been any. */
  root: string | null;
  /** Null: not by a session, so that no session gets the credit. */
  session: string | null;
  action: Action | null;
}

/** Everything that was done in a project, in order. */
export class Timeline {
  private readonly doings: Doing[] = [];

  /** The position behind all that was done so far. */
  get now(): number {
    return this.doings.length;
  }

  add(doing: Doing): void {
    this.doings.push(doing);
  }

  /** What was done in a work tree from a position on: the session's own acts, and whether others were at work there too. */
  since(position: number, root: string, session: string): { actions: Action[]; others: boolean } {
    const here = this.doings.slice(position).filter((doing) => doing.root === null || doing.root === root);
    const own = here.flatMap(({ session: by, action }) => (by === session && action ? [action] : []));
    return {
      actions: own,
      others: here.some(({ session: by, action }) => by !== session && action?.weight !== 'checks'),
    };
  }
}
