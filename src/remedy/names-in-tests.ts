import { escapeRegex } from '../pattern/placeholders.ts';
import { filesNaming } from './lookup/definitions.ts';
import { type Language, languageOf } from './lookup/language.ts';
import { maskCode } from './lookup/mask-code.ts';
import { nearestNames } from './lookup/nearest-name.ts';
import { identifierOffsets } from './lookup/source-text.ts';
import { isTestFile } from './lookup/test-file.ts';
import { refuse } from './plan-parts.ts';
import type { ProjectView, Proposal } from './remedy.ts';

/** Files in which a name of the project stands because it is defined there: C has a header and a source for it. */
const HOMES: Partial<Record<Language, number>> = { c: 2 };

/** Files of the project that name the identifier, `except` left out. */
async function naming(name: string, language: Language, except: string, view: ProjectView): Promise<string[]> {
  const found: string[] = [];
  for (const path of await filesNaming(view, name, language)) {
    const text = path === except ? '' : ((await view.read(path))?.text ?? '');
    if (text.includes(name) && identifierOffsets(maskCode(text, language), name).length > 0) found.push(path);
  }
  return found;
}

/** How a file says that a name is its own: a definition, a field, a parameter. `N` is the name. */
const SCRIPT =
  '\\b(?:function\\*?|class|const|let|var|interface|type|enum|get|set|static|async)\\s+\\*?N\\b|(?<!\\?\\s*)\\bN\\s*\\??(?::|=(?![=>]))|^\\s*N\\s*\\([^)\\n]*\\)[^;\\n]*\\{';
const OWN: Partial<Record<Language, string>> = {
  python: '\\b(?:def|class|for|as)\\b[^\\n:]{0,200}\\bN\\b|\\bself\\.N\\s*=(?!=)|^\\s*N\\s*(?::|=(?!=))',
  ruby: '\\b(?:def|class|module|attr_\\w+)\\b[^\\n]{0,200}\\bN\\b|\\bN\\s*=(?![=~>])',
  php: '\\b(?:function|class|interface|trait|enum|const)\\s+&?N\\b|\\$N\\b',
  javascript: SCRIPT,
  typescript: SCRIPT,
};

/** What the language or a library defines was not misspelled by the project. */
function isOwn(name: string, text: string, language: Language): boolean {
  const form = OWN[language];
  if (form === undefined) return true;
  const own = form.replaceAll('N', () => escapeRegex(name));
  return new RegExp(own, 'm').test(maskCode(text, language));
}

/**
 * A test may be the one that spells a name right: when the name in the code is used by nothing else, it is the code that may be misspelled, and a plan that
 * renames in the test becomes a refusal that names both.
 */
export async function namesInTests(proposal: Proposal, view: ProjectView): Promise<Proposal> {
  if (proposal.kind !== 'plan') return proposal;
  for (const change of proposal.plan.changes) {
    const language = change.kind === 'edit' && isTestFile(change.path) ? languageOf(change.path) : null;
    const text = language && change.kind === 'edit' ? (await view.read(change.path))?.text : undefined;
    if (!language || text === undefined || change.kind !== 'edit') continue;
    for (const { start, end, text: right } of change.replacements) {
      const wrong = text.slice(start, end);
      if (!/^\w+$/.test(wrong) || nearestNames(wrong, [right]).length === 0) continue;
      const files = await naming(right, language, change.path, view);
      const alsoHere = identifierOffsets(maskCode(text, language), right).length > 0;
      if (files.length === 0 || alsoHere || files.length > (HOMES[language] ?? 1) || files.every(isTestFile)) continue;
      const homes = await Promise.all(files.map(async (file) => (await view.read(file))?.text ?? ''));
      if (!homes.some((home) => isOwn(right, home, language))) continue;
      return refuse(
        `The test says \`${wrong}\`, the code says \`${right}\`, and nothing else uses either: which one is misspelled is a decision.`,
        {
          known: [
            `${files.join(' and ')} ${files.length > 1 ? 'name' : 'names'} \`${right}\``,
            `${change.path} names \`${wrong}\``,
          ],
          steps: [
            `the test is right → rename \`${right}\` in ${files.join(' and ')}`,
            `the code is right → use \`${right}\` in ${change.path}`,
          ],
        },
      );
    }
  }
  return proposal;
}
