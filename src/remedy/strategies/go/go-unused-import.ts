import { goImportRemoval, goImports, nameOfImport } from '../../lookup/go-imports.ts';
import { nearestNames } from '../../lookup/nearest-name.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { goMessage, goMessages, unknownGoName } from './go-message.ts';
import { fixGoName } from './go-name.ts';

const UNUSED = /^(?:imported and not used: "([^"]+)"|"([^"]+)" imported (?:as \w+ )?(?:and|but) not used)/;

const unusedPath = (text: string): string | null => {
  const found = UNUSED.exec(text);
  return found?.[1] ?? found?.[2] ?? null;
};

/**
 * Removes the imports that the compiler says this file does not use. An unknown name beside it that is a slip of the package's name is the cause:
 * that is corrected instead.
 */
export async function fixGoUnusedImport(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const message = goMessage(input);
  const path = message ? await view.resolve(message.file) : null;
  const source = path ? await view.read(path) : null;
  if (!message || !source || !unusedPath(message.text))
    return refuse('The file with the unused import is not part of the project.');
  const guarded = await view.guard(source.path);
  if (guarded) return refuse(`${source.path} is not edited: ${guarded}.`);
  const unused = new Set<string>();
  const unknown: { name: string; root: string; line: number }[] = [];
  for (const [index, line] of input.report.failure.lines.entries()) {
    const [other] = goMessages([line]);
    if (!other || (await view.resolve(other.file)) !== source.path) continue;
    const imported = unusedPath(other.text);
    if (imported) unused.add(imported);
    const name = unknownGoName(other.text);
    if (name?.kind === 'bare') unknown.push({ name: name.symbol, root: line.trim(), line: index + 1 });
  }
  const items = goImports(source.text).filter((item) => unused.has(item.path));
  for (const item of items) {
    const slip = unknown.find(({ name }) => nearestNames(name, [nameOfImport(item)]).length > 0);
    if (slip) return fixGoName({ ...input, diagnosis: { ...input.diagnosis, root: slip.root, line: slip.line } }, view);
  }
  if (items.length === 0) return refuse(`${source.path} does not import ${[...unused].join(', ')}.`);
  const replacements =
    items.length === 1 || items.some(({ block }) => block === null)
      ? items.map((item) => goImportRemoval(source.text, item))
      : removals(source.text, items);
  return editPlan(
    input,
    view,
    [{ source, replacements }],
    `${items.map((item) => `"${item.path}"`).join(', ')} is imported and not used:`,
  );
}

/** Several imports of one block: their lines, or the whole block when nothing stays in it. */
function removals(text: string, items: ReturnType<typeof goImports>) {
  const [first] = items;
  const all = goImports(text).filter(({ block }) => block === first?.block);
  if (first && all.length === items.length) {
    const whole = goImportRemoval(text, first);
    const close = text.indexOf(')', items.at(-1)?.end ?? 0);
    const end = text.indexOf('\n', close) + 1 || text.length;
    return [
      {
        ...whole,
        start: first.block ?? whole.start,
        end: end + (/^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0),
      },
    ];
  }
  return items.map(({ start, end }) => ({ start, end, text: '' }));
}
