import { CAPTURE_NAMES, type Pattern } from '../pattern/pattern.ts';
import { placeholdersOf } from '../pattern/placeholders.ts';
import { ANY_TOOL } from './for-tools.ts';
import type { Playbook } from './remedy.ts';
import { TOOL_NAMES } from './tools-of.ts';

/** A fault and the playbook that has it. */
export interface PlaybookFault {
  entry: string;
  message: string;
}

/** Names that the tools' readers, the command or the nearest place in the output supply, whatever a regex captures. */
const SUPPLIED = new Set(['file', 'line', 'column', 'test', 'command', 'check', 'data']);

/**
 * Playbooks that no pattern names, placeholders that no pattern naming them captures, options that a pattern names in vain, and words for
 * tools that are used nowhere, are no tools, or are missing for all others.
 *
 * @param captured names that the examples of each pattern capture
 */
export function lintPlaybooks(
  playbooks: readonly Playbook[],
  patterns: readonly Pattern[],
  captured: ReadonlyMap<string, ReadonlySet<string>>,
): PlaybookFault[] {
  return playbooks.flatMap((playbook) => {
    const users = patterns.filter((pattern) => pattern.playbook === playbook.id);
    if (users.length === 0) return [{ entry: playbook.id, message: 'is named by no pattern' }];
    const offered = new Set(playbook.steps.flatMap(({ options }) => Object.keys(options ?? {})));
    const strangers = users.flatMap(({ id, options = [] }) =>
      options
        .filter((option) => !offered.has(option))
        .map((option) => ({ entry: id, message: `\`${option}\` is no option of the playbook ${playbook.id}` })),
    );
    const known = new Set(users.flatMap(({ id }) => [...(captured.get(id) ?? [])]));
    const uncaptured = [...new Set(placeholdersOf(JSON.stringify(playbook)))]
      .filter((name) => !known.has(name) && !SUPPLIED.has(name) && !playbook.by_tool?.[name])
      .map((name) => ({ entry: playbook.id, message: `\`\${${name}}\` is captured by no pattern that names it` }));
    return [...strangers, ...uncaptured, ...toolFaults(playbook)];
  });
}

function toolFaults({ id, by_tool: words = {}, ...rest }: Playbook): PlaybookFault[] {
  const used = new Set(placeholdersOf(JSON.stringify(rest)));
  return Object.entries(words).flatMap(([name, byTool]) => {
    const faults = [
      ...(used.has(name) ? [] : ['is used nowhere']),
      ...(CAPTURE_NAMES.some((capture) => capture === name) ? ['is the name of a capture'] : []),
      ...(Object.hasOwn(byTool, ANY_TOOL) ? [] : [`has no words for \`${ANY_TOOL}\` tool`]),
      ...Object.keys(byTool)
        .filter((tool) => tool !== ANY_TOOL && !TOOL_NAMES.has(tool))
        .map((tool) => `knows a tool \`${tool}\` that is none`),
    ];
    return faults.map((fault) => ({ entry: id, message: `\`by_tool.${name}\` ${fault}` }));
  });
}
