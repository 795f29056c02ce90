import { join } from 'node:path';
import { decodeText } from '../system/decode-text.ts';
import { type FileSystem, isAbsent, realFiles } from '../system/file-system.ts';
import type { Plan } from './plan.ts';

/** The texts that `planDiff` needs, as they are now; files that are gone have none. */
export function readPlanTexts(plan: Plan, files: FileSystem = realFiles): Map<string, string> {
  const texts = new Map<string, string>();
  for (const change of plan.changes) {
    if (change.kind !== 'edit' && change.kind !== 'rewrite' && change.kind !== 'delete') continue;
    try {
      texts.set(change.path, decodeText(files.readFileSync(join(plan.root, change.path))).text);
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
  }
  return texts;
}
