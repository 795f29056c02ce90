import type { Report } from '../diagnosis/diagnosis.ts';
import type { ProjectView, StrategyInput } from '../remedy/remedy.ts';
import { loadStrategy } from '../remedy/strategies/index.ts';
import { fromExample } from '../remedy/strategies/paths/from-example.ts';
import { restoredFromHead } from '../remedy/strategies/paths/restored-from-head.ts';
import type { Plan } from '../transaction/plan.ts';

/** The plan that makes a JSON file of the project readable again, or null when more than one reading is possible. */
export async function proposeJsonRepair(path: string, view: ProjectView): Promise<Plan | null> {
  const strategy = await loadStrategy('repair-json');
  if (!strategy || (await view.guard(path)) !== null) return null;
  const proposal = await strategy.plan(inputFor(path), view);
  return proposal.kind === 'plan' ? proposal.plan : null;
}

/** The plan that brings a missing file back, from HEAD or from its committed example; null when neither has it. */
export async function proposeMissingFile(path: string, view: ProjectView): Promise<Plan | null> {
  for (const repair of [restoredFromHead, fromExample]) {
    const proposal = await repair(path, inputFor(path), view);
    if (proposal) return proposal.kind === 'plan' ? proposal.plan : null;
  }
  return null;
}

/** A failure that says no more than which file does not parse. */
function inputFor(path: string): StrategyInput {
  const event = {
    id: '',
    source: 'run' as const,
    session: '',
    tool: 'repair',
    cwd: '',
    project: '',
    exitCode: 1,
    output: '',
    interrupted: false,
  };
  const failure = {
    event,
    outcome: 'failed' as const,
    text: '',
    lines: [],
    keyLines: [],
    signature: '',
    fingerprint: '',
  };
  const diagnosis = {
    pattern: 'repair',
    title: `${path} does not parse`,
    category: 'json' as const,
    severity: 'high' as const,
    confidence: 1,
    root: `${path} is not valid JSON`,
    line: null,
    captures: { file: path },
    locations: [{ file: path }],
    remedies: [],
    summary: null,
    consequences: [],
    count: 1,
  };
  const report: Report = { failure, diagnoses: [diagnosis], notices: [], analyses: [] };
  return { diagnosis, report, options: { file: path } };
}
