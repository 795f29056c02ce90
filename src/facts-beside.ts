import type { Diagnosis, Report } from './diagnosis/diagnosis.ts';
import { factsFor } from './remedy/facts-for.ts';
import { createProjectView } from './remedy/project-view.ts';
import type { Proposal } from './remedy/remedy.ts';
import type { Env } from './system/paths.ts';
import type { Project } from './system/project.ts';

/** Facts of the project for an advice. A refusal has looked at the project already: what it knows is enough. */
export async function factsBeside(
  proposal: Proposal | null,
  diagnosis: Diagnosis,
  site: { project: Project; cwd: string; env: Env; report?: Report },
): Promise<string[]> {
  if (proposal?.kind === 'refuse' && (proposal.known ?? []).length > 0) return [];
  return factsFor(diagnosis, createProjectView({ root: site.project.root, cwd: site.cwd, env: site.env }), site.report);
}
