import type { Event } from '../event/event.ts';
import type { CommandShape } from '../failure/command-shape.ts';
import { runIdentity } from '../failure/run-identity.ts';
import type { SessionMemory } from './session-memory.ts';

/** Longest part of a command that is remembered as something that was tried. */
const ACTION = 120;

/**
 * Tells a session's memory that a command succeeded: its own failures are over, and against others it is something that was tried.
 * @param root of the work tree
 */
export function noteSuccess(memory: SessionMemory, event: Event, shape: CommandShape, root: string): void {
  // A command whose status is hidden has not shown that it passed.
  if (shape.hidden.length === 0) memory.notePass(runIdentity(event, shape, root));
  if (!shape.readOnly && shape.main) memory.noteAction(shape.main.text.slice(0, ACTION), event.agent);
}
