import { loadKnowledge } from '../knowledge.ts';
import { CAPTURE_NAMES, type CaptureName, type Captures } from '../pattern/pattern.ts';
import { fillPlaybook } from '../remedy/fill-playbook.ts';
import type { Playbook } from '../remedy/remedy.ts';
import { HealError } from '../system/heal-error.ts';
import { nearestName } from '../system/nearest-name.ts';
import type { CliContext } from './context.ts';
import { findById } from './find-by-id.ts';

/**
 * The playbook of that id with the names given by `--set symbol=Basket` filled in.
 * @throws HealError for an unknown id or name
 */
export async function playbookNamed(context: CliContext, id: string, settings: readonly string[]): Promise<Playbook> {
  const knowledge = await loadKnowledge(context.project, context.env);
  const playbook = findById(await knowledge.playbooks(), id, 'playbook', `${context.program} playbooks list`);
  return settings.length === 0 ? playbook : fillPlaybook(playbook, capturesOf(settings));
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
