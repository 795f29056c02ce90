import { advise } from '../advise.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Proposal } from '../remedy/remedy.ts';
import type { Advice } from '../report/news.ts';

/** The facts and steps behind a diagnosis: what the project says, else its playbook with the names of this failure. */
export async function adviceFor(
  diagnosis: Diagnosis,
  proposal: Proposal | null,
  knowledge: Knowledge,
): Promise<Advice> {
  const id = diagnosis.match?.pattern.playbook;
  const playbook = id ? await knowledge.playbook(id) : null;
  return advise({ diagnosis, proposal, held: null, playbook });
}
