import type { Env } from '../system/paths.ts';

/**
 * Loads what the first hook call needs, before it comes: the client has just learnt the tools and is waiting for the model.
 * @param last when the last hook call came, in UTC milliseconds
 */
export async function warmUp(env: Env, cwd: string, last: () => number): Promise<void> {
  const { findProject } = await import('../system/project.ts');
  const { knowledgeOnce } = await import('../knowledge-once.ts');
  const project = findProject(cwd);
  const [knowledge, { idleAfter, rehearse }] = await Promise.all([
    knowledgeOnce(env)(project),
    import('../hook/rehearse.ts'),
    import('../hook/project-work.ts'),
  ]);
  await rehearse(knowledge, idleAfter(last));
}
