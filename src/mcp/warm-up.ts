import type { Env } from '../system/paths.ts';

/** Loads what the first hook call needs, before it comes: the client has just learnt the tools and is waiting for the model. */
export async function warmUp(env: Env, cwd: string): Promise<void> {
  const { findProject } = await import('../system/project.ts');
  const { knowledgeOnce } = await import('../knowledge-once.ts');
  const project = findProject(cwd);
  const [knowledge] = await Promise.all([
    knowledgeOnce(env)(project),
    import('../hook/answer-hook.ts'),
    import('../hook/project-work.ts'),
  ]);
  const { rehearse } = await import('../rehearse.ts');
  await rehearse(knowledge);
}
