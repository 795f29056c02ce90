import type { Config } from '../config/schema.ts';
import { configuredServers } from '../configured-servers.ts';
import type { Diagnosis, Report } from '../diagnosis/diagnosis.ts';
import { identityOf } from '../diagnosis/identity-of.ts';
import { isTripped } from '../history/circuit-breaker.ts';
import { pendingFixes } from '../history/pending-fix.ts';
import { isResting, RESTS } from '../history/strategy-breaker.ts';
import type { Release } from '../history/unsaid-fix.ts';
import { chooseRemedy, remedyRefOf } from '../remedy/choose-remedy.ts';
import { createProjectView } from '../remedy/project-view.ts';
import { proposeFix } from '../remedy/propose-fix.ts';
import type { ProjectView, Proposal } from '../remedy/remedy.ts';
import { type Env, projectStateDir, stateDir } from '../system/paths.ts';
import type { Project } from '../system/project.ts';

/** A failure, and the project in which it may be fixed. */
export interface FixSite {
  report: Report;
  project: Project;
  config: Config;
  /** Whose next run decides whether the fix helped (`runIdentity`). */
  runKey: string;
  env: Env;
  /** UTC milliseconds. */
  now(): number;
  /** Called before anything is changed: what happened is written down first. */
  beforeChange?(): void;
  /** Takes what is to be done once the words about the fix are out. */
  whenSaid(release: Release): void;
}

/** A fix that may be applied without asking. */
export interface ReadyFix {
  diagnosis: Diagnosis;
  proposal: Extract<Proposal, { kind: 'plan' }>;
  /** Strategy name, or `edit`. */
  remedy: string;
}

/** What was found for a failure. */
export interface FoundFix {
  ready: ReadyFix | null;
  /** The proposal for the first diagnosis, and why it may not be applied without asking. */
  proposal: Proposal | null;
  held: string | null;
}

/** Causes looked at for a fix; more independent causes than this are for a person. */
const MAX_CAUSES = 3;

/** Proposes a fix for each cause, the first cause first, until one may be applied under mode, trust and safety. Writes nothing. */
export async function findFix(site: FixSite): Promise<FoundFix> {
  const { report, project, env, config } = site;
  const { cwd } = report.failure.event;
  const services = configuredServers(config, project, env);
  const view = createProjectView({ root: project.root, cwd, env, neverEdit: config.ignore.files, services });
  const first: FoundFix = { ready: null, proposal: null, held: null };
  for (const [index, diagnosis] of report.diagnoses.slice(0, MAX_CAUSES).entries()) {
    const found = await fixOf(diagnosis, site, view);
    if (found.ready) return index === 0 ? found : { ...first, ready: found.ready };
    if (index === 0) Object.assign(first, found);
  }
  return first;
}

async function fixOf(diagnosis: Diagnosis, site: FixSite, view: ProjectView): Promise<FoundFix> {
  const pattern = diagnosis.match?.pattern;
  const proposal = pattern ? await proposeFix(diagnosis, site.report, view) : null;
  if (!pattern || !proposal) return { ready: null, proposal: null, held: null };
  const rules = { mode: site.config.mode, unsafeFixes: false, where: 'hook', pattern } as const;
  const { decision, reason } = chooseRemedy(proposal, rules);
  if (decision !== 'apply' || proposal.kind !== 'plan') return { ready: null, proposal, held: reason };
  const remedy = remedyRefOf(diagnosis, proposal)?.id ?? 'edit';
  const obstacle = obstacleTo(remedy, diagnosis, site);
  return { ready: obstacle === null ? { diagnosis, proposal, remedy } : null, proposal, held: obstacle };
}

/** Why a fix that would be allowed is not made again; null when nothing speaks against it. */
function obstacleTo(remedy: string, diagnosis: Diagnosis, site: FixSite): string | null {
  const { env, project, report, runKey } = site;
  if (isTripped(projectStateDir(env, project.key), report.failure.fingerprint, remedy))
    return 'this fix was applied before and the same failure came back';
  if (isResting(projectStateDir(env, project.key), remedy, site.now())) return RESTS;
  const waiting = pendingFixes(stateDir(env), project.key, runKey);
  return waiting.some((fix) => fix.problem === identityOf(diagnosis) && fix.remedy === remedy)
    ? 'this fix is in place already and waits for a run that confirms it'
    : null;
}
