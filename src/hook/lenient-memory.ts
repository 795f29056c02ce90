import type { SessionMemory } from '../history/session-memory.ts';

/**
 * A session's memory that forgets instead of failing: where the state folder is full or read-only, advice is still given, perhaps twice.
 * @param onFault called with every fault
 */
export function lenientMemory(memory: SessionMemory, onFault: (error: unknown) => void): SessionMemory {
  const lenient = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (error) {
      onFault(error);
      return otherwise;
    }
  };
  return {
    noteFailure: (failure) => lenient(() => memory.noteFailure(failure), { count: 1, tried: [] }),
    noteAction: (what, agent) => lenient(() => memory.noteAction(what, agent), undefined),
    notePass: (runKey) => lenient(() => memory.notePass(runKey), undefined),
    sayOnce: (fingerprint, agent) => lenient(() => memory.sayOnce(fingerprint, agent), true),
    forgetSaid: () => lenient(() => memory.forgetSaid(), undefined),
  };
}
