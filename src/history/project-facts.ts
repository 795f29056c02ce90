import { loadConfig } from '../config/load-config.ts';
import { createGit } from '../system/git.ts';
import type { Env } from '../system/paths.ts';
import { findProject } from '../system/project.ts';
import type { ProjectFacts } from './port.ts';

/**
 * What a project key stands for: the id that the project gives itself, else the commit that its history begins with, so that clones
 * are one project; else the key. `cwd` is a folder that an event of the project ran in; it may be gone, then what was known stays.
 * Git is asked once per project, the configuration every time.
 */
export async function projectFacts(
  key: string,
  cwd: string,
  known: ProjectFacts | null,
  env: Env,
): Promise<ProjectFacts> {
  const project = findProject(cwd);
  if (project.key !== key) return known ?? { key, identity: key, rootCommit: null, root: null };
  const { config } = await loadConfig({ root: project.root }, env);
  const rootCommit =
    known?.rootCommit ?? (project.gitDir === null ? null : await createGit(project.root, env).rootCommit());
  return { key, identity: config.id ?? rootCommit ?? key, rootCommit, root: project.root };
}
