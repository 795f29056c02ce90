import { type Pattern, SEVERITIES } from '../pattern.ts';
import { fillDefaults } from './fill-defaults.ts';
import { listEntries } from './list-entries.ts';
import type { PatternFile, PatternSource } from './parse-pattern-file.ts';
import { readJson5 } from './read-json5.ts';

/**
 * The triggers of a playbook file as patterns: in the seed format nothing else ties a playbook to a failure. They are generic, because
 * a pattern knows the failure better, and say only which playbook applies. What else may be wrong in the file is told where its
 * playbooks are read. Never throws.
 */
export function parseTriggers(text: string, { layer }: PatternSource): PatternFile {
  const document = readJson5(text);
  const entries = 'value' in document ? (listEntries(document.value, 'playbooks') ?? []) : [];
  const patterns = new Map<string, Pattern>();
  for (const { name, value } of entries) {
    if (typeof value !== 'object' || value === null) continue;
    const { id, trigger, title, severity } = value as Record<string, unknown>;
    if (typeof id !== 'string' || typeof trigger !== 'string' || trigger.trim().length < SHORTEST) continue;
    const pattern = fillDefaults(
      {
        id: `playbook/${id}`,
        error_regex: trigger,
        flags: 's',
        category: 'other',
        severity: SEVERITIES.find((known) => known === severity) ?? 'medium',
        ...(typeof title === 'string' ? { title } : {}),
        generic: true,
        playbook: id,
      },
      layer,
    );
    patterns.set(name, { ...pattern, trigger: true });
  }
  return { patterns: [...patterns.values()], problems: [] };
}

/** Less text says nothing about a failure. */
const SHORTEST = 3;
