import { join } from 'node:path';
import { captureRun } from '../../capture-run.ts';
import { loadConfig } from '../../config/load-config.ts';
import type { Config } from '../../config/schema.ts';
import { healCommand } from '../../heal-command.ts';
import { appendLog } from '../../history/append-log.ts';
import { loadKnowledge } from '../../knowledge.ts';
import { isTrusted } from '../../pattern/catalogue/trust.ts';
import { commandLine } from '../../remedy/command-line.ts';
import { createProjectView } from '../../remedy/project-view.ts';
import { examine } from '../../repair/examine.ts';
import { findTools } from '../../repair/find-tools.ts';
import { type Mended, mend } from '../../repair/mend.ts';
import type { Fault } from '../../repair/tool.ts';
import { faultsText, type MendedWords, mendedText } from '../../report/repair-text.ts';
import { serverLog } from '../../server-log.ts';
import { HealError } from '../../system/heal-error.ts';
import { nearestName } from '../../system/nearest-name.ts';
import { projectStateDir, stateDir } from '../../system/paths.ts';
import { portAnswers } from '../../system/port.ts';
import type { Run } from '../command-spec.ts';
import { type CliContext, print, printJson } from '../context.ts';
import { worldOf } from '../open-world.ts';
import { cliSession } from '../read-event.ts';

/** `heal-hooks repair`: checks what the project needs; with `--yes` it repairs what can be repaired, with backups. */
export const run: Run = async (context, { options }) => {
  const { project, env, cwd } = context;
  const trusted = isTrusted({ stateDir: stateDir(env), projectKey: project.key, projectRoot: project.root });
  const { config } = await loadConfig(project, env, () => trusted);
  const view = () => createProjectView({ root: project.root, cwd, env, neverEdit: config.ignore.files });
  const tools = chosen(await findTools(view(), config, trusted), options.tool);
  const site = { view: view(), answers: portAnswers };
  const faults: Fault[] = [];
  for (const tool of tools) faults.push(...(await examine(tool, site)));
  const names = tools.map(({ name }) => name);
  if (!options.yes) {
    if (options.json) printJson(context, { tools: names, problems: faults.map(faultJson) });
    else print(context, faultsText(names, faults.map(wordsOf), context.program, context.style));
    return faults.length > 0 ? 1 : 0;
  }
  const mended: Mended[] = [];
  const state = projectStateDir(env, project.key);
  for (const fault of faults) {
    const done = await mend(fault, {
      world: worldOf(context, config),
      root: project.root,
      heal: (argv) => healTool(argv, context, config),
      logFile: (tool) => serverLog(state, tool),
    });
    mended.push(done);
    note(context, state, done);
  }
  const words = mended.map(
    ({ fault, result, detail, backup }): MendedWords => ({
      ...wordsOf(fault),
      result,
      detail,
      ...(backup ? { backup } : {}),
    }),
  );
  if (options.json)
    printJson(context, {
      tools: names,
      problems: mended.map(({ fault, ...rest }) => ({ ...faultJson(fault), ...rest })),
    });
  else if (faults.length === 0) print(context, faultsText(names, [], context.program, context.style));
  else print(context, mendedText(words, context.program, context.style));
  return mended.every(({ result }) => result === 'repaired') ? 0 : 1;
};

/** A tool's own command, healed like any other: what it prints stays here. */
async function healTool(argv: readonly string[], context: CliContext, config: Config): Promise<Omit<Mended, 'fault'>> {
  const { project, env, now } = context;
  const cwd = project.root;
  const { healing } = await healCommand(
    argv,
    {
      project,
      cwd,
      env,
      config,
      unsafeFixes: false,
      now,
      knowledge: () => loadKnowledge(project, env),
      run: captureRun({ cwd, env, stdout: null, stderr: null, stdin: 'ignore' }),
      session: cliSession(),
    },
    { apply: true, maxFixes: config.fixes.max, timeoutMs: config.fixes.timeoutSeconds * 1000 },
  );
  if (!healing) return { result: 'repaired', detail: 'it works by now' };
  const kept = healing.steps.filter(
    ({ result }) => result === 'fixed' || result === 'corrected' || result === 'retried',
  );
  const detail = kept.map(({ summary }) => summary).join('; ');
  const backup = kept.map((step) => step.backup).find((id) => id !== undefined);
  if (healing.passed) return { result: 'repaired', detail, ...(backup ? { backup } : {}) };
  const [refusal] = healing.refusals;
  const reason = refusal ? refusal.proposal.reason : 'nothing is known that heals it';
  return { result: 'needs a decision', detail: `${reason} (heal-hooks run -- ${commandLine(argv)})` };
}

const faultJson = ({ repair, ...rest }: Fault) => ({ ...rest, repairable: repair !== null });
const wordsOf = ({ repair, ...rest }: Fault) => ({ ...rest, repairable: repair !== null });

function chosen<T extends { name: string }>(tools: readonly T[], wanted: unknown): T[] {
  if (typeof wanted !== 'string') return [...tools];
  const found = tools.filter(({ name }) => name === wanted);
  if (found.length > 0) return found;
  const names = tools.map(({ name }) => name);
  const near = nearestName(wanted, names);
  throw new HealError({
    code: 'unknown-tool',
    what: 'Nothing was checked',
    why: `this project has no tool \`${wanted}\``,
    next: near ? `Did you mean \`${near}\`?` : `Tools here: ${names.join(', ') || 'none'}.`,
  });
}

/** Every repair is written down beside the other logs of the project. */
function note(context: CliContext, state: string, { fault, result, detail, backup }: Mended): void {
  const entry = `${fault.tool} ${fault.check} ${result}: ${detail}${backup ? ` (backup ${backup})` : ''}`;
  appendLog(join(state, 'logs'), 'repair.log', entry, context.now());
}
