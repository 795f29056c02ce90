import type { Location } from '../../diagnosis/diagnosis.ts';
import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { type Language, languageOf } from '../lookup/language.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { nearestNames } from '../lookup/nearest-name.ts';
import { identifierOffsets, lineSpan } from '../lookup/source-text.ts';
import { toolSuggestion } from '../lookup/tool-suggestion.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { ambiguous, rivalName } from './names/rival-name.ts';

/** Statements that span lines are reported at their first line. */
const LINES_OF_STATEMENT = 12;

/** The last word of a dotted name: what stands in the source. */
const lastPart = (name: string): string => name.split(/::|[.:/]/).at(-1) ?? name;

/** A proposal by a tool is taken when it is a slip of the keyboard away, not merely the least unlike name. */
export const isSlip = (wrong: string, right: string): boolean => nearestNames(wrong, [right]).length > 0;

/** Places in one line (or the statement that begins there) where `name` stands as an identifier. */
export function offsetsAt(source: SourceFile, place: Location, name: string): number[] {
  const language = languageOf(source.path);
  const code = language ? maskCode(source.text, language) : source.text;
  const all = identifierOffsets(code, name);
  if (!place.line) return all.length === 1 ? all : [];
  for (let line = place.line; line < place.line + LINES_OF_STATEMENT; line++) {
    const span = lineSpan(source.text, line);
    if (!span) break;
    const here = all.filter((at) => at >= span[0] && at < span[1]);
    const exact = place.column && line === place.line ? here.filter((at) => at - span[0] + 1 === place.column) : [];
    if (exact.length > 0) return exact;
    if (here.length > 0) return here;
  }
  return [];
}

/** Replaces `wrong` by `right` at every place that the failure names. Null when it stands at none of them. */
export async function renameAt(
  input: StrategyInput,
  view: ProjectView,
  wrong: string,
  right: string,
  why: string,
): Promise<Proposal | null> {
  const edits = new Map<string, { source: SourceFile; replacements: Replacement[] }>();
  const places: Location[] = [];
  for (const place of input.diagnosis.locations) {
    const file = await view.resolve(place.file);
    if (file) places.push({ ...place, file });
  }
  for (const place of [...places, ...(await failingPlaces(input, view))]) {
    if (edits.size > 0 && !places.includes(place)) break;
    const source = await view.read(place.file);
    if (!source) continue;
    const found = offsetsAt(source, place, wrong).map((start) => ({ start, end: start + wrong.length, text: right }));
    if (found.length === 0) continue;
    const known = edits.get(source.path)?.replacements ?? [];
    edits.set(source.path, { source, replacements: [...known, ...found] });
  }
  return edits.size === 0 ? null : editPlan(input, view, [...edits.values()], why);
}

/** Languages whose tools propose nothing, or not always: their names are looked up. */
async function languageAt(input: StrategyInput, view: ProjectView): Promise<Language | null> {
  if (/uninitialized constant |undefined (?:local variable or )?method [`']/.test(input.diagnosis.root)) return 'ruby';
  const [place] = await failingPlaces(input, view);
  return place ? languageOf(place.file) : null;
}

/** Another file may define the very name. A member belongs to its owner, whatever else is called so. */
async function rivalOf(
  wrong: string,
  right: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const [place] = await failingPlaces(input, view);
  const language = place ? languageOf(place.file) : null;
  if (!place || !language || /does not exist on type/.test(input.diagnosis.root)) return null;
  const { definedElsewhere } = await import('./names/defined-elsewhere.ts');
  return definedElsewhere({ wrong, right, path: place.file, language }, view);
}

/**
 * Needs `symbol` or `member` (the wrong name) and a tool that proposes the right one ("did you mean"). Replaces the name at the reported
 * places only. Refuses when the proposal is no near name, or the name is not where the tool says.
 */
export const strategy: Strategy = {
  name: 'rename-near-name',
  summary: 'Replaces a misspelled name by the one that the tool itself proposes, at the places that it reports.',
  safety: 'safe',
  why: 'The tool knows the names in scope, and only a name that is a slip of the keyboard away is taken.',
  async plan(input, view) {
    if (/\.pyi?:\d+:(?:\d+:)? error: /.test(input.diagnosis.root))
      return (await import('./names/mypy-name.ts')).fixMypyName(input, view);
    // Python's own proposal is one of several explanations of an unknown name; they are weighed in one place.
    if (/NameError: /.test(input.diagnosis.root))
      return (await import('./names/python-name.ts')).fixPythonName(input, view);
    if (/AttributeError: /.test(input.diagnosis.root))
      return (await import('./names/python-attribute.ts')).fixPythonAttribute(input, view);
    if (/ is not a (?:function|constructor)\b/.test(input.diagnosis.root))
      return (await import('./script/script-member.ts')).fixScriptMember(input, view);
    const language = await languageAt(input, view);
    if (/\.lua:\d+: attempt to/.test(input.diagnosis.root))
      return (await import('./names/lua-name.ts')).fixLuaName(input, view);
    if (language === 'php') return (await import('./names/php-name.ts')).fixPhpName(input, view);
    if (language === 'perl') return (await import('./names/perl-name.ts')).fixPerlName(input, view);
    if (language === 'ruby') return (await import('./names/ruby-name.ts')).fixRubyName(input, view);
    const compiled = await (await import('./names/compiled-name.ts')).compiledNameFixer(input, view);
    if (compiled) return compiled(input, view);
    const { symbol, member, key } = input.diagnosis.captures;
    const wrong = lastPart(symbol ?? member ?? key ?? '');
    const proposed = toolSuggestion(input);
    if (!wrong || !proposed) return refuse('The tool proposes no other name.');
    const right = lastPart(proposed);
    if (!isSlip(wrong, right))
      return refuse(`\`${right}\` is proposed for \`${wrong}\`, but the names are too different to be a slip.`);
    const rival = symbol === undefined ? null : await rivalOf(wrong, right, input, view);
    if (rival) return rival;
    const equal = await rivalName(input, view, wrong, right);
    if (equal) return ambiguous(wrong, right, equal);
    const plan = await renameAt(input, view, wrong, right, `\`${wrong}\` is spelled \`${right}\`:`);
    return plan ?? refuse(`\`${wrong}\` was not found where the failure points; the tool proposes \`${right}\`.`);
  },
};
