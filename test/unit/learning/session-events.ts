import type { EventRecord } from '../../../src/history/records.ts';
import { experienceBook } from '../../../src/learning/experience-book.ts';
import type { Lesson } from '../../../src/learning/lesson.ts';
import { observeFixes } from '../../../src/learning/observe-fixes.ts';
import { recallLesson } from '../../../src/learning/recall-lesson.ts';

type Failure = NonNullable<EventRecord['failure']>;

let at = 0;
const MINUTE = 60_000;

const base = (session: string, tree: string): EventRecord => {
  at += MINUTE;
  return {
    kind: 'event',
    id: `event-${at}`,
    source: 'hook',
    session,
    tool: 'Bash',
    cwd: tree,
    project: 'p',
    exitCode: 0,
    outcome: 'succeeded',
    interrupted: false,
    at,
  };
};

const FAILURE: Failure = {
  fingerprint: 'f1',
  signature: 'ledger: <name> is stale',
  pattern: null,
  category: 'other',
  root: 'ledger: table is stale',
  captures: {},
  text: '',
};

/** What an agent does in one session in one work tree, as history keeps it. */
export class Session {
  readonly events: EventRecord[] = [];

  constructor(
    private readonly name: string,
    private readonly tree = '/repo',
  ) {}

  fails(command: string, failure: Partial<Failure> = {}, more: Partial<EventRecord> = {}): this {
    const event = { ...base(this.name, this.tree), command, exitCode: 1, outcome: 'failed' as const };
    this.events.push({ ...event, failure: { ...FAILURE, ...failure }, ...more });
    return this;
  }

  passes(...commands: string[]): this {
    for (const command of commands) this.events.push({ ...base(this.name, this.tree), command });
    return this;
  }

  edits(file: string, oldText = 'a', newText = 'b'): this {
    const edit = { file: `${this.tree}/${file}`, oldText, newText };
    this.events.push({ ...base(this.name, this.tree), tool: 'Edit', exitCode: null, edit });
    return this;
  }
}

/** Work trees of these tests are `/repo` and what begins with `/repo-`. */
export const rootOf = (folder: string): string => /^\/repo[^/]*/.exec(folder)?.[0] ?? folder;

const inOrder = (sessions: readonly Session[]): EventRecord[] =>
  sessions.flatMap(({ events }) => events).sort((a, b) => a.at - b.at);

export const observed = (...sessions: Session[]) => observeFixes(inOrder(sessions), [], rootOf);

/** The lesson about a fingerprint (or `pattern:…`) after these sessions. */
export function learned(sessions: readonly Session[], key = 'f1'): Lesson | undefined {
  const events = inOrder(sessions);
  return experienceBook(events, observeFixes(events, [], rootOf), 2).lessons[key];
}

/** What is told about a failure after these sessions. */
export function told(sessions: readonly Session[], failure: Partial<Failure> = {}) {
  const events = inOrder(sessions);
  return recallLesson(experienceBook(events, observeFixes(events, [], rootOf), 2), { ...FAILURE, ...failure });
}
