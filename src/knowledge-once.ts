import { type Knowledge, knowledgeStamp, loadKnowledge } from './knowledge.ts';
import type { Env } from './system/paths.ts';
import type { Project } from './system/project.ts';

interface Kept {
  stamp: string;
  knowledge: Promise<Knowledge>;
}

/** Projects of one session are few; a server that lives long must not collect them. */
const MOST = 8;
const kept = new Map<string, Kept>();

/** Loads the knowledge of a project once, and again only when one of its files has changed. */
export const knowledgeOnce =
  (env: Env) =>
  async (project: Project): Promise<Knowledge> => {
    const stamp = await knowledgeStamp(project, env);
    const known = kept.get(project.root);
    if (known?.stamp === stamp) return known.knowledge;
    const knowledge = loadKnowledge(project, env);
    kept.delete(project.root);
    kept.set(project.root, { stamp, knowledge });
    // A load that failed is tried again by the next call.
    knowledge.catch(() => kept.delete(project.root));
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(oldest);
    }
    return knowledge;
  };
