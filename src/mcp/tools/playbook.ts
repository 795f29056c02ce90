import type { Playbook } from '../../remedy/remedy.ts';
import { type Tool, textArgument } from '../tool.ts';

/** Most playbooks that a search names. */
const MOST = 12;

/** The steps for a situation, by id or by a word. */
export const playbook: Tool = {
  name: 'playbook',
  title: 'Steps for a situation',
  description: 'The steps that settle a kind of failure, by playbook id, or the ids that a word finds.',
  inputSchema: {
    type: 'object',
    properties: {
      id: { type: 'string', description: 'such as missing-dependency' },
      search: { type: 'string', description: 'a word of the situation' },
    },
  },
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async call(args, { env, cwd }) {
    const { findProject } = await import('../../system/project.ts');
    const { knowledgeOnce } = await import('../../knowledge-once.ts');
    const { playbookText } = await import('../../report/playbook-text.ts');
    const { forTools } = await import('../../remedy/for-tools.ts');
    const { PLAIN } = await import('../../report/style.ts');
    const { nearestName } = await import('../../system/nearest-name.ts');
    const knowledge = await knowledgeOnce(env)(findProject(cwd));
    const id = textArgument(args, 'id');
    const known = id === undefined ? null : await knowledge.playbook(id);
    if (known) return { text: playbookText(forTools(known, []), PLAIN) };
    const all = await knowledge.playbooks();
    const word = (textArgument(args, 'search') ?? id ?? '').toLowerCase();
    const found = search(all, word);
    const list = found.slice(0, MOST).map((one) => `${one.id}: ${one.title}`);
    if (list.length > 0)
      return { text: [...list, ...(found.length > MOST ? [`${found.length} in all`] : [])].join('\n') };
    const ids = all.map((one) => one.id);
    const near = nearestName(word, ids);
    return { text: `No playbook for \`${word}\`.${near ? ` Nearest: ${near}` : ''}`, failed: true };
  },
};

/** Playbooks that speak of a word: those that have it as a word of their own, then those that have it inside another. */
function search(playbooks: readonly Playbook[], word: string): Playbook[] {
  const within = playbooks.filter((one) => textOf(one).includes(word));
  const whole = within.filter((one) => textOf(one).split(/\W+/).includes(word));
  return [...new Set([...whole, ...within])];
}

const textOf = ({ id, title, trigger }: Playbook): string => `${id} ${title} ${trigger}`.toLowerCase();
