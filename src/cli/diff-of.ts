import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../system/decode-text.ts';
import type { Plan } from '../transaction/plan.ts';
import { planDiff } from '../transaction/plan-diff.ts';

/** The plan as a diff against the files as they are. */
export function diffOf(plan: Plan): string {
  const texts = new Map<string, string>();
  for (const change of plan.changes) {
    if (change.kind !== 'edit' && change.kind !== 'rewrite' && change.kind !== 'delete') continue;
    texts.set(change.path, decodeText(readFileSync(join(plan.root, change.path))).text);
  }
  return planDiff(plan, texts);
}
