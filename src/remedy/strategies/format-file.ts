import { failingPlaces } from '../failing-place.ts';
import { languageOf } from '../lookup/language.ts';
import { planOf, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { FORMATTERS, type Formatter } from './format/formatters.ts';
import { minimalEdit } from './format/minimal-edit.ts';

/** Files that the failure names and that the formatter is for. */
async function namedFiles(input: StrategyInput, view: ProjectView, formatter: Formatter): Promise<string[]> {
  const { diagnoses, failure } = input.report;
  const printed = failure.lines.flatMap((line) => formatter.files(line));
  const captured = diagnoses
    .filter(({ pattern }) => pattern === input.diagnosis.pattern)
    .flatMap(({ captures }) => (captures.file ? [captures.file] : []));
  const places = (await failingPlaces(input, view)).map(({ file }) => file);
  const files = new Set<string>();
  const take = async (names: readonly string[]): Promise<void> => {
    for (const name of names) {
      const path = await view.resolve(name);
      if (path && formatter.handles(path, languageOf(path)) && (await view.guard(path)) === null) files.add(path);
    }
  };
  await take([...printed, ...captured, ...places]);
  if (files.size === 0) await take((await formatter.list?.(view)) ?? []);
  return [...files].sort();
}

/** Most files formatted in one go. */
const MAX_FILES = 200;

/**
 * Asks the project's own formatter what the files that it complains about should look like (text in, text out: it writes nothing) and applies
 * the difference as edits. Options: `tool` (a key of `FORMATTERS`).
 */
export const strategy: Strategy = {
  name: 'format-file',
  summary: "Formats the files that the project's formatter complains about, with that formatter.",
  safety: 'safe',
  why: 'The tool is the one that complains, it changes layout or what it marks as safe itself, and its result is applied as edits with a backup.',
  async plan(input, view) {
    const formatter = FORMATTERS[String(input.options.tool ?? '')];
    if (!formatter) return refuse(`No formatter is called ${String(input.options.tool)}.`);
    const files = await namedFiles(input, view, formatter);
    if (files.length === 0) return refuse('The output names no file of the project that may be formatted.');
    if (files.length > MAX_FILES)
      return refuse(`${files.length} files are not formatted: that is a change of its own.`);
    const changes = [];
    for (const path of files) {
      const source = await view.read(path);
      const formatted = source ? await formatter.format(source, view) : null;
      if (source && formatted === null) return refuse(`${formatter.name} cannot format ${path}.`);
      const replacement = source && formatted !== null ? minimalEdit(source.text, keepEol(formatted, source)) : null;
      if (source && replacement)
        changes.push({ kind: 'edit' as const, path, baseHash: source.hash, replacements: [replacement] });
    }
    if (changes.length === 0)
      return refuse(`${formatter.name} finds nothing to change in ${files.slice(0, 3).join(', ')}.`);
    const named = changes
      .slice(0, 3)
      .map(({ path }) => path)
      .join(', ');
    const more = changes.length > 3 ? ` and ${changes.length - 3} more` : '';
    return planOf(input, view, changes, `${formatter.name} formats ${named}${more}.`);
  },
};

/** Formatters print what they were told to print; a file with Windows line ends keeps them unless the formatter chose otherwise. */
const keepEol = (formatted: string, source: SourceFile): string =>
  source.eol === '\r\n' && !formatted.includes('\r\n') ? formatted.replace(/\n/g, '\r\n') : formatted;
