import { sourceFiles } from '../../lookup/definitions.ts';
import { goTypeIn } from '../../lookup/go-names.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { identifierOffsets } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { offsetsAt, renameAt } from '../rename-near-name.ts';
import { goMessage, type UnknownGoName } from './go-message.ts';
import { folderOf, goDoc, membersInFolder, usedPackage } from './go-places.ts';

const isExported = (name: string): boolean => /^\p{Lu}/u.test(name);

/** `*example.com/m/util.Item[int]` → package `example.com/m/util`, type `Item`. */
const typeParts = (printed: string): { package: string | null; type: string } | null => {
  const plain = printed.replace(/^\*+/, '').replace(/\[.*$/, '');
  const found = /^(?:([\w./-]+)\.)?(\w+)$/.exec(plain);
  return found ? { package: found[1] ?? null, type: found[2] ?? '' } : null;
};

/** Fields and methods of the type that can be named from the file; null when the type cannot be looked up. */
async function membersOf(printed: string, source: SourceFile, view: ProjectView): Promise<string[] | null> {
  const parts = typeParts(printed);
  if (!parts) return null;
  const tests = source.path.endsWith('_test.go');
  if (parts.package === null) return membersInFolder(folderOf(source.path), parts.type, view, tests);
  const short = parts.package.slice(parts.package.lastIndexOf('/') + 1);
  const used = await usedPackage(short, source, view);
  if (used?.folder != null) {
    const all = await membersInFolder(used.folder, parts.type, view, false);
    return used.folder === folderOf(source.path) ? all : all.filter(isExported);
  }
  const doc = await goDoc(`${used?.path ?? parts.package}.${parts.type}`, view);
  return goTypeIn(doc, parts.type)?.members.filter(isExported) ?? null;
}

/** Is the name a field, method or anything else somewhere in the project? Then only the reported places are meant. */
async function isNamedElsewhere(symbol: string, view: ProjectView): Promise<boolean> {
  const definition = new RegExp(
    `^func[ \\t]*\\([^)\\n]*\\)[ \\t]*${symbol}[ \\t]*\\(|^[ \\t]+(?:\\w+,[ \\t]*)*${symbol}(?:,[ \\t]*\\w+)*[ \\t]+[*[\\w]`,
    'm',
  );
  for (const file of await sourceFiles(view, 'go'))
    if (definition.test(maskCode((await view.read(file))?.text ?? '', 'go'))) return true;
  return false;
}

/** vet does not name the type of a literal: it stands before the brace that is open where the field is. */
function literalType(symbol: string, source: SourceFile, input: StrategyInput): string {
  const message = goMessage(input);
  const code = maskCode(source.text, 'go');
  const [at] = message ? offsetsAt(source, { file: source.path, line: message.line }, symbol) : [];
  let depth = 0;
  for (let index = (at ?? 0) - 1; index > 0 && at !== undefined; index--) {
    if (/[)\]}]/.test(code[index] ?? '')) depth++;
    else if (/[([{]/.test(code[index] ?? '') && depth-- === 0) {
      return /([\w.]+)(?:\[[^\]\n]*\])?\s*$/.exec(code.slice(0, index))?.[1] ?? '';
    }
  }
  return '';
}

/** A type has no such field or method: the one in other letter case that Go proposes, else the one near member that it has. */
export async function fixGoMember(
  unknown: Extract<UnknownGoName, { kind: 'member' }>,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const { symbol, proposed } = unknown;
  const type = unknown.type || literalType(symbol, source, input);
  const members = proposed ? [] : await membersOf(type, source, view);
  const right = proposed ?? nearestUnique(symbol, members ?? []);
  if (right) {
    const why = `\`${type}\` calls \`${symbol}\` \`${right}\`:`;
    const code = maskCode(source.text, 'go');
    const selectors = identifierOffsets(code, symbol).filter((at) => code[at - 1] === '.');
    if (selectors.length > 1 && !(await isNamedElsewhere(symbol, view))) {
      const replacements = selectors.map((start) => ({ start, end: start + symbol.length, text: right }));
      return editPlan(input, view, [{ source, replacements }], why);
    }
    return (
      (await renameAt(input, view, symbol, right, why)) ?? refuse(`\`${symbol}\` is not where ${source.path} uses it.`)
    );
  }
  return refuse(`\`${type}\` has no field or method \`${symbol}\`, and none that it has is near.`, {
    known: members && members.length > 0 ? [`\`${type}\` has ${members.slice(0, 12).join(', ')}`] : [],
  });
}
