import { detectCut } from './detect-cut.ts';
import type { Event } from './event.ts';
import { keepEnds } from './keep-ends.ts';
import type { ReadContext } from './read-context.ts';

/** What is known beside the text itself: nothing, in a plain pipe. */
export interface PipedFacts {
  command?: string;
  exitCode?: number;
  /** Characters that the reader of the pipe already left out of the middle. */
  lost?: number;
}

/** Text from a pipe or a file as an event. Without an exit code the outcome has to come from the text. */
export function readPipedText(text: string, context: ReadContext, facts: PipedFacts = {}): Event {
  const kept = keepEnds(text);
  const lost = kept.lost + (facts.lost ?? 0);
  // a file may hold what the client once cut; a text that only happens to have the client's limit as its length is whole
  const marked = detectCut(text);
  const cut = lost > 0 ? { lost, tailLost: false } : marked && marked.lost > 1 ? marked : undefined;
  return {
    id: context.newId(),
    source: context.source ?? 'pipe',
    session: context.session ?? '',
    tool: 'Bash',
    ...(facts.command !== undefined && { command: facts.command }),
    cwd: context.cwd,
    project: context.projectOf(context.cwd),
    exitCode: facts.exitCode ?? null,
    output: kept.text,
    ...(cut && { cut }),
    interrupted: false,
    startedAt: context.now,
  };
}
