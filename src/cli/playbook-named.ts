import { loadKnowledge } from '../knowledge.ts';
import { CAPTURE_NAMES, type CaptureName, type Captures } from '../pattern/pattern.ts';
import { fillPlaybook } from '../remedy/fill-playbook.ts';
import { forTools } from '../remedy/for-tools.ts';
import type { Playbook } from '../remedy/remedy.ts';
import { TOOL_NAMES, toolNamed } from '../remedy/tools-of.ts';
import { HealError } from '../system/heal-error.ts';
import { nearestName } from '../system/nearest-name.ts';
import type { CliContext } from './context.ts';
import { findById } from './find-by-id.ts';

/** `--set tool=pnpm`: not a captured name, but whose words the playbook speaks. */
const TOOL = /^tool=(.{1,60})$/;

/**
 * The playbook of that id with the names given by `--set symbol=Basket` filled in, in the words of the tool given by `--set tool=pnpm`.
 * @throws HealError for an unknown id, name or tool
 */
export async function playbookNamed(context: CliContext, id: string, settings: readonly string[]): Promise<Playbook> {
  const knowledge = await loadKnowledge(context.project, context.env);
  const playbook = findById(await knowledge.playbooks(), id, 'playbook', `${context.program} playbooks list`);
  const spoken = forTools(playbook, toolsIn(settings));
  const names = settings.filter((setting) => !TOOL.test(setting));
  return names.length === 0 ? spoken : fillPlaybook(spoken, capturesOf(names));
}

function toolsIn(settings: readonly string[]): string[] {
  const name = settings.map((setting) => TOOL.exec(setting)?.[1]).find((found) => found !== undefined);
  if (name === undefined) return [];
  const tools = toolNamed(name);
  if (tools.length > 0) return tools;
  const near = nearestName(name, [...TOOL_NAMES]);
  const next = near ? `Nearest: ${near}` : `Names: ${[...TOOL_NAMES].join(' ')}`;
  throw new HealError({ code: 'unknown-tool', what: 'Nothing to show', why: `no tool is called ${name}`, next });
}

function capturesOf(settings: readonly string[]): Captures {
  const captures: Captures = {};
  for (const setting of settings) {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(setting) ?? [];
    if (!isCaptureName(name)) {
      const near = nearestName(name, CAPTURE_NAMES);
      const why = name === '' ? `\`${setting}\` is not name=value` : `no capture is called ${name}`;
      const next = near ? `Nearest: ${near}` : `Names: ${CAPTURE_NAMES.join(' ')}`;
      throw new HealError({ code: 'unknown-capture', what: 'Nothing to show', why, next });
    }
    captures[name] = value;
  }
  return captures;
}

const isCaptureName = (name: string): name is CaptureName => CAPTURE_NAMES.some((known) => known === name);
