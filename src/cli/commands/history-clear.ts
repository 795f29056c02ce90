import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { removeExperience } from '../../learning/experience-file.ts';
import { removePasses } from '../../learning/guards/passing-file.ts';
import { removeLearned } from '../../learning/patterns/learned-file.ts';
import { plural } from '../../report/time-words.ts';
import { projectStateDir, stateDir } from '../../system/paths.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { withHistory } from '../with-history.ts';

const LOGS = ['error-log.txt', 'test-history.log', 'rust-build-history.log'];

/** `heal-hooks history clear`: erases what was recorded of this project, or of all, with the logs and what was learned from it; backups stay. */
export const run: Run = async (context, { options }) => {
  const project = options.everywhere ? undefined : context.project.key;
  const { events, keys } = await withHistory(context, async (history) => {
    const known = [...(await history.projects()).values()];
    const identity = known.find(({ key }) => key === project)?.identity;
    const same = project ? known.filter((one) => one.identity === identity) : known;
    return { events: await history.clear(project), keys: same.map(({ key }) => key) };
  });
  for (const key of keys) forget(projectStateDir(context.env, key));
  const logs = project ? projectStateDir(context.env, project) : stateDir(context.env);
  for (const name of LOGS) for (const file of [name, `${name}.1`]) rmSync(join(logs, file), { force: true });
  if (options.json) printJson(context, { project: project ?? null, events });
  else
    print(context, `heal-hooks: ${plural(events, 'event')} erased${project ? ' of this project' : ''}; backups stay.`);
  return 0;
};

function forget(projectState: string): void {
  removeExperience(projectState);
  removeLearned(projectState);
  removePasses(projectState);
}
