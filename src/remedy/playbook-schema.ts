import * as z from 'zod';
import { listEntries } from '../pattern/parse/list-entries.ts';
import { readJson5 } from '../pattern/parse/read-json5.ts';
import type { FileProblem } from '../pattern/problem.ts';
import type { Playbook, PlaybookStep, StepAction } from './remedy.ts';

const ACTIONS = ['identify', 'search', 'decide', 'fix', 'verify'] as const satisfies readonly StepAction[];

/** The seed format lets a step be a sentence; its first word often says what kind of step it is. */
const actionOf = (text: string): StepAction => {
  const first = text.trim().split(/\W/)[0]?.toLowerCase() ?? '';
  if (/^(identify|read|find|check|look|note|determine|extract|parse|list|see)$/.test(first)) return 'identify';
  if (/^(search|grep|locate|rg)$/.test(first)) return 'search';
  if (/^(decide|choose|if|when|either)$/.test(first)) return 'decide';
  if (/^(verify|run|rerun|re|test|confirm|retry)$/.test(first)) return 'verify';
  return 'fix';
};

const strictStep = z.strictObject({
  action: z.enum(ACTIONS),
  description: z.string().min(1).optional(),
  command: z.string().min(1).optional(),
  options: z.union([z.record(z.string(), z.string()), z.array(z.string())]).optional(),
});

const openStep = z.union([
  z
    .string()
    .min(1)
    .transform((text): PlaybookStep => ({ action: actionOf(text), description: text })),
  z
    .looseObject({ action: z.string().optional(), description: z.string().optional() })
    .transform((step): PlaybookStep => {
      const known = ACTIONS.find((action) => action === step.action?.toLowerCase());
      const said = [step.description, step.step, step.text, step.instruction].find((text) => typeof text === 'string');
      // An action that is no action word is itself the description.
      const description = typeof said === 'string' ? said : known ? undefined : step.action;
      const options = strictStep.shape.options.safeParse(step.options);
      return {
        action: known ?? actionOf(step.action ?? description ?? ''),
        ...(description === undefined ? {} : { description }),
        ...(typeof step.command === 'string' ? { command: step.command } : {}),
        ...(options.success && options.data ? { options: options.data } : {}),
      };
    }),
]);

const shared = {
  id: z.string().regex(/^[A-Za-z0-9][\w./-]*$/, 'expected letters, digits, `_`, `-`, `.`, `/`'),
  trigger: z.string().min(1),
  severity: z.string().min(1),
  table: z.record(z.string(), z.string()).optional(),
  by_tool: z.record(z.string().regex(/^\w{1,40}$/), z.record(z.string(), z.string())).optional(),
  avoid: z.array(z.string().min(1)).optional(),
  see: z.array(z.string().min(1)).optional(),
};

const shippedPlaybook = z.strictObject({
  ...shared,
  title: z.string().min(1),
  steps: z.array(strictStep).min(1),
  success_indicators: z.array(z.string().min(1)).min(1),
});

const openPlaybook = z.object({
  ...shared,
  trigger: z.string().default(''),
  severity: z.string().default('medium'),
  title: z.string().optional(),
  steps: z.array(openStep).min(1),
  success_indicators: z.array(z.string()).default([]),
});

const titleOf = (id: string): string => {
  const words = id.replace(/[-_./]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export interface PlaybookFile {
  playbooks: Playbook[];
  problems: FileProblem[];
}

/**
 * Reads a playbook file (JSON5): `{playbooks: {name: …}}` of the seed format, `{playbooks: […]}`, a bare array or map. Shipped files
 * are held to the strict schema. A bad entry is reported and the rest still works; never throws.
 */
export function parsePlaybookFile(text: string, source: { file: string; shipped: boolean }): PlaybookFile {
  const playbooks: Playbook[] = [];
  const problems: FileProblem[] = [];
  const report = (entry: string | null, field: string | null, message: string) =>
    problems.push({ file: source.file, entry, field, message, level: 'error' });

  const document = readJson5(text);
  const entries = 'value' in document ? listEntries(document.value, 'playbooks') : null;
  if ('error' in document) report(null, null, `not valid JSON5: ${document.error}`);
  else if (!entries) report(null, null, 'expected {playbooks: {…}}, an array or a map of playbooks');

  for (const { name, value } of entries ?? []) {
    const result = (source.shipped ? shippedPlaybook : openPlaybook).safeParse(value);
    if (!result.success)
      for (const issue of result.error.issues) report(name, issue.path.join('.') || null, issue.message);
    else if (playbooks.some(({ id }) => id === result.data.id))
      report(name, 'id', `"${result.data.id}" is already used in this file`);
    else playbooks.push({ ...result.data, title: result.data.title ?? titleOf(result.data.id) });
  }
  return { playbooks, problems };
}
