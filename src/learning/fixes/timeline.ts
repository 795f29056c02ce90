import type { Action } from './action.ts';

/** Where and by whom something was done. */
interface Doing {
  /** Root of the work tree; null: it may have been any. */
  root: string | null;
  /** Null: not by a session, so that no session gets the credit. */
  session: string | null;
  action: Action | null;
}

/** What was done in one work tree in some time. */
interface Stretch {
  /** By those sessions that did more than look; null among them: not by a session. */
  actors: ReadonlySet<string | null>;
  /** In order, each with its session. */
  doings: readonly { session: string | null; action: Action }[];
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

  /** What was done in a work tree between two positions. */
  between(from: number, to: number, root: string): Stretch {
    const here = this.doings.slice(from, to).filter((doing) => doing.root === null || doing.root === root);
    const actors = here.flatMap(({ session, action }) => (action?.weight === 'checks' ? [] : [session]));
    const doings = here.flatMap(({ session, action }) => (action ? [{ session, action }] : []));
    return { actors: new Set(actors), doings };
  }
}
