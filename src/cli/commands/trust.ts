import { loadKnowledge } from '../../knowledge.ts';
import { trust, trustState, untrust } from '../../pattern/catalogue/trust.ts';
import { trustText } from '../../report/trust-text.ts';
import { HealError } from '../../system/heal-error.ts';
import { stateDir } from '../../system/paths.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { sayProblems } from '../say-problems.ts';

/** `heal-hooks trust`: lets the fixes of this repository's own patterns run, as they are now. A change of the files asks again. */
export const run: Run = async (context, { options }) => {
  const { project, env } = context;
  const subject = { stateDir: stateDir(env), projectKey: project.key, projectRoot: project.root };
  const before = trustState(subject);
  if (options.revoke) {
    const had = untrust(subject);
    if (options.json) printJson(context, { state: 'untrusted', changed: had });
    else
      print(
        context,
        had
          ? 'heal-hooks: no longer trusted; fixes of this repository are suggested only.'
          : 'heal-hooks: it was not trusted.',
      );
    return 0;
  }
  if (before === 'none')
    throw new HealError({
      code: 'nothing-to-trust',
      what: 'Nothing to trust',
      why: 'this project has no .heal-hooks/ with patterns, playbooks or a configuration',
      next: `A pattern of its own: ${context.program} patterns new <id>`,
    });
  const { patterns, problems } = await loadKnowledge(project, env);
  sayProblems(context, problems);
  const fixes = patterns.filter((pattern) => pattern.layer === 'project' && pattern.auto_fix);
  const record = options.show ? null : trust(subject, context.now());
  const state = trustState(subject);
  if (options.json)
    printJson(context, {
      state,
      before,
      files: record?.files ?? [],
      fixes: fixes.map(({ id, auto_fix: fix }) => ({ pattern: id, fix })),
    });
  else print(context, trustText({ state, before, fixes, files: record?.files ?? [] }, context.program, context.style));
  return 0;
};
