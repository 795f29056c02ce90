import { escapeRegex } from '../../../pattern/placeholders.ts';
import { readPackageJson } from '../../lookup/manifests/package-json.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';

/** Scripts that are not started by a correction: what they do cannot be taken back. */
const GRAVE = /clean|publish|deploy|release|reset|drop|remove|delete|destroy|purge|push/i;

/**
 * A script of package.json runs another one that does not exist (`"build": "npm run complie && …"`): the near script of the same file, where exactly one
 * place names the wrong one. Null when the message is about something else.
 */
export async function fixInnerScript(input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const wrong = /[Mm]issing script: "?([\w:.-]{1,80})"?/.exec(input.diagnosis.root)?.[1];
  if (!wrong) return null;
  const form = new RegExp(
    `(?:npm(?: --?[\\w-]+)* run(?:-script)?|pnpm(?: run)?|yarn(?: run)?|npm-run-all|run-[sp])(?: --?[\\w-]+)* ${escapeRegex(wrong)}(?![\\w:.-])`,
    'g',
  );
  const found = [];
  for (const path of await view.list(['package.json', '**/package.json'])) {
    const source = (await view.guard(path)) === null ? await view.read(path) : null;
    const scripts = source ? Object.keys(readPackageJson(source.text, path).scripts) : [];
    const right = scripts.includes(wrong) ? null : nearestUnique(wrong, scripts);
    for (const use of source && right && !GRAVE.test(right) ? source.text.matchAll(form) : []) {
      const end = use.index + use[0].length;
      if (source && right) found.push({ source, right, edit: { start: end - wrong.length, end, text: right } });
    }
  }
  const [one, another] = found;
  if (!one || another) return null;
  const edits = [{ source: one.source, replacements: [one.edit] }];
  return editPlan(input, view, edits, `${one.source.path} has a script \`${one.right}\`, none \`${wrong}\`:`);
}
