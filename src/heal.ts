import { analyse } from './analyzer/analyse.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import type { Report } from './diagnosis/diagnosis.ts';
import { evidenceOf } from './diagnosis/evidence-of.ts';
import { relativePlaces } from './diagnosis/relative-places.ts';
import type { Event } from './event/event.ts';
import { cleanOutput } from './failure/clean-output.ts';
import { hideCredentials } from './failure/hide-credentials.ts';
import { readFailure } from './failure/read-failure.ts';
import type { Knowledge } from './knowledge.ts';

export { type Knowledge, loadKnowledge } from './knowledge.ts';

/**
 * What happened, and why: event → clean text → what the tools' readers see → failure → matching patterns → ranked diagnoses.
 * Places in the folder of the command are
 * relative to it. Reads nothing and writes nothing.
 * @param force name of an analyzer that reads the output whatever it looks like
 */
export async function diagnoseEvent(event: Event, knowledge: Knowledge, force?: string): Promise<Report> {
  const clean = cleanOutput(hideCredentials(event.output));
  const analyses = analyse(clean.lines, event.command, force);
  const failure = readFailure(event, clean, evidenceOf(analyses));
  const matches = await knowledge.matcher.match(
    clean.lines,
    event.command === undefined ? {} : { command: event.command },
  );
  return relativePlaces(diagnose({ failure, analyses, matches }), event.cwd);
}
