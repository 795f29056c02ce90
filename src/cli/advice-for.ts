import { advise } from '../advise.ts';
import type { Diagnosis, Report } from '../diagnosis/diagnosis.ts';
import type { factsBeside } from '../facts-beside.ts';
import type { Knowledge } from '../knowledge.ts';
import { factKindsOf } from '../remedy/fact-kinds.ts';
import type { Proposal } from '../remedy/remedy.ts';
import type { Advice } from '../report/news.ts';
import type { TextContext } from './context.ts';

/** The facts and steps behind a diagnosis: what the project says, else its playbook with the names of this failure. */
export async function adviceFor(
  diagnosis: Diagnosis,
  proposal: Proposal | null,
  knowledge: Knowledge,
  { project, cwd, env }: Pick<TextContext, 'project' | 'cwd' | 'env'>,
  report: Report,
): Promise<Advice> {
  const id = diagnosis.match?.pattern.playbook;
  const playbook = id ? await knowledge.playbook(id) : null;
  const facts = await factsOf(proposal, diagnosis, { project, cwd, env, report });
  return advise({ diagnosis, proposal, held: null, playbook, facts, command: report.failure.event.command });
}

/** What looks at the project is loaded only for failures about which there may be something to find. */
const factsOf: typeof factsBeside = async (proposal, diagnosis, site) =>
  factKindsOf(diagnosis).length === 0
    ? []
    : (await import('../facts-beside.ts')).factsBeside(proposal, diagnosis, site);
