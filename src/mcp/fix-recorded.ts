import { advise } from '../advise.ts';
import { loadConfig } from '../config/load-config.ts';
import { commandShape } from '../failure/command-shape.ts';
import { runIdentity } from '../failure/run-identity.ts';
import { diagnoseEvent } from '../heal.ts';
import { appendJournal } from '../history/journal.ts';
import { openHistory } from '../history/open-history.ts';
import { attemptOf } from '../history/pending-fix.ts';
import type { Release } from '../history/unsaid-fix.ts';
import { applyFix } from '../hook/apply-fix.ts';
import { type FixSite, findFix, type ReadyFix } from '../hook/find-fix.ts';
import { knowledgeOnce } from '../knowledge-once.ts';
import { eventOfRecord, type FailureRecord, recordedFailure } from '../recorded-failure.ts';
import { adviceText } from '../report/person-text.ts';
import { changedText } from '../report/situation-text.ts';
import { PLAIN } from '../report/style.ts';
import { programName } from '../system/own-bundle.ts';
import { stateDir } from '../system/paths.ts';
import { findProject } from '../system/project.ts';
import { takeIn } from '../take-in.ts';
import { planDiff } from '../transaction/plan-diff.ts';
import { readPlanTexts } from '../transaction/read-plan-texts.ts';
import type { ToolContext } from './tool.ts';

/**
 * Looks for a fix of a recorded failure under the rules of the hook, and shows or makes it. A fix that was made waits for the next run
 * of the command, which confirms it or takes it back.
 * @param wanted beginning of an event id, or `last`
 * @throws HealError when there is no such failure, or the fix cannot be applied
 */
export async function fixRecorded(wanted: string, apply: boolean, context: ToolContext): Promise<string> {
  const { env, cwd, now } = context;
  const project = findProject(cwd);
  const program = programName(env, project.root);
  const event = eventOfRecord(await findRecord(wanted, project.key, program, context));
  const { config } = await loadConfig(project, env);
  const knowledge = await knowledgeOnce(env)(project);
  const report = await diagnoseEvent(event, knowledge);
  const runKey = runIdentity(event, commandShape(event.command), project.root);
  const said: Release[] = [];
  const site: FixSite = { report, project, config, runKey, env, now, whenSaid: (release) => said.push(release) };
  const { ready, proposal, held } = await findFix(site);
  if (ready && apply) {
    const words = await make(site, ready, program);
    for (const release of said) release(true);
    return words;
  }
  if (ready) return show(ready);
  const first = report.diagnoses[0];
  if (!first) return 'Nothing in the recorded output says what failed.';
  const id = first.match?.pattern.playbook;
  const playbook = id ? await knowledge.playbook(id) : null;
  const advice = advise({ diagnosis: first, proposal, held, playbook, program, command: event.command });
  return `No fix for: ${first.quote ?? first.root}\n${adviceText(advice, PLAIN, null)}`;
}

async function findRecord(
  wanted: string,
  project: string,
  program: string,
  { env, now }: ToolContext,
): Promise<FailureRecord> {
  await takeIn(env, now());
  const history = await openHistory(stateDir(env));
  try {
    return await recordedFailure(history, project, wanted, program);
  } finally {
    await history.close();
  }
}

const show = ({ proposal }: ReadyFix): string =>
  `${proposal.summary}\n${planDiff(proposal.plan, readPlanTexts(proposal.plan))}\nNothing was changed; \`apply: true\` makes it so.`;

async function make(site: FixSite, ready: ReadyFix, program: string): Promise<string> {
  const { summary, files, backup, ...made } = await applyFix(site, ready);
  appendJournal(stateDir(site.env), [attemptOf({ summary, files, backup, ...made }, 'pending', site.now())]);
  return changedText({ summary, files, backup, confirmed: false }, program);
}
