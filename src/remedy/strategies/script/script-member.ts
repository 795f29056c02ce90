import { escapeRegex } from '../../../pattern/placeholders.ts';
import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions, sourceFiles } from '../../lookup/definitions.ts';
import { languageOf } from '../../lookup/language.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { mayUse } from '../../lookup/may-use.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { scriptImports } from '../../lookup/script-imports.ts';
import { resolveScript, specifierFor } from '../../lookup/script-paths.ts';
import { lineText } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';
import { definedElsewhere } from '../names/defined-elsewhere.ts';
import { renameAt } from '../rename-near-name.ts';
import { exportLocal } from './export-local.ts';
import { fixGetterCalled } from './getter-called.ts';
import { importedApart } from './imported-apart.ts';
import { requiredWhole } from './required-whole.ts';
import { fixScriptAwait } from './script-await.ts';
import { exportsOf } from './script-exports.ts';

const NOT_CALLABLE =
  /(?:TypeError(?: \[Error\])?: |error: ['"])(?:\(0 ?, ?)?(?:[^\n'"]{0,120}[).\]]\.)?([\w$.]+)\)? is not a (?:function|constructor)/;
const KEYWORDS = /^(?:if|for|while|switch|catch|with|function|return|constructor|super|get|set|static|async|of|in)$/;

const MEMBERS: RegExp[] = [
  /(?:^|[{},;\s])(?:(?:async|static|get|set|public|private|protected|override)\s+)*\*?([\w$]+)\s*(?:<[^<>]*>)?\([^()]*\)\s*(?::[^={};]+)?\{/g,
  /(?:^|[{,\s.])([\w$]+)\s*[:=]\s*(?:async\s*)?(?:function\b|\([^()]*\)\s*(?::[^={};]+)?=>|[\w$]+\s*=>)/g,
];

/** Names that something in the project can be called by, and those that values of the language have. */
async function memberNames(view: ProjectView): Promise<Set<string>> {
  const names = new Set<string>();
  for (const value of [Array, String, Map, Set, Promise, Function, RegExp, Date, Number])
    for (const name of Object.getOwnPropertyNames(value.prototype)) names.add(name);
  for (const path of await sourceFiles(view, 'javascript')) {
    const language = languageOf(path);
    const source = language === 'javascript' || language === 'typescript' ? await view.read(path) : null;
    const code = source && language ? maskCode(source.text, language) : '';
    for (const form of MEMBERS) for (const match of code.matchAll(form)) names.add(match[1] ?? '');
    if (source) for (const name of (await exportsOf(path, view)).names) names.add(name);
  }
  return new Set([...names].filter((name) => name.length > 2 && !KEYWORDS.test(name)));
}

/** `const { parse } = require('./lexer')` where the lexer exports no `parse`, and exactly one other module does. */
async function requiredElsewhere(
  name: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  for (const statement of scriptImports(source.text, source.path)) {
    const wrong = statement.names.find(({ local, imported }) => local === name && imported !== 'default');
    const target = wrong ? await resolveScript(view, source.path, statement.specifier) : null;
    if (!wrong || !target) continue;
    const exports = await exportsOf(target, view);
    if (exports.names.includes(wrong.imported)) return null;
    const home = await view.read(target);
    const declared = home ? exportLocal(home, wrong.imported) : null;
    if (home && declared)
      return editPlan(
        input,
        view,
        [{ source: home, replacements: declared }],
        `\`${wrong.imported}\` is declared in ${target}, which does not export it:`,
      );
    const near = nearestUnique(wrong.imported, exports.names);
    if (near) {
      const slip = { wrong: wrong.imported, right: near, path: target, language: 'javascript' as const };
      const rival = await definedElsewhere(slip, view);
      if (rival) return rival;
      const start = wrong.at;
      const written = wrong.local === wrong.imported ? `${near}: ${wrong.local}` : near;
      const text = statement.kind === 'require' ? written : written.replace(':', ' as');
      const edit = { source, replacements: [{ start, end: start + wrong.imported.length, text }] };
      return editPlan(input, view, [edit], `${target} exports \`${near}\`, not \`${wrong.imported}\`:`);
    }
    const homes = new Set<string>();
    for (const { file } of await findDefinitions(view, wrong.imported, 'javascript'))
      if (
        file !== source.path &&
        mayUse(source.path, file) &&
        (await exportsOf(file, view)).names.includes(wrong.imported)
      )
        homes.add(file);
    const [other] = homes;
    if (!other) return null;
    if (homes.size > 1)
      return refuse(`\`${wrong.imported}\` is exported by several modules: ambiguous.`, { known: [...homes] });
    const specifier = specifierFor(source.path, other, statement.specifier);
    const replacements =
      statement.names.length > 1
        ? importedApart({ source, statement, name: wrong }, specifier)
        : [{ start: statement.from, end: statement.to, text: specifier }];
    return editPlan(
      input,
      view,
      [{ source, replacements }],
      `\`${wrong.imported}\` is exported by ${other}, not by ${target}:`,
    );
  }
  return null;
}

/** The first of the failing files that calls it at the line that is named: a test report names the test first. */
async function callingFile(member: string, input: StrategyInput, view: ProjectView): Promise<SourceFile | null> {
  let first: SourceFile | null = null;
  for (const { file, line } of await failingPlaces(input, view)) {
    const source = /script$/.test(languageOf(file) ?? '') ? await view.read(file) : null;
    if (source && line && new RegExp(`\\b${escapeRegex(member)}\\b`).test(lineText(source.text, line))) return source;
    first ??= source;
  }
  return first;
}

/**
 * Something is called that is no function: taken from the module that really exports it, awaited where it is a promise's, or corrected to the
 * one name in the project (or the language) that is a slip away.
 */
export async function fixScriptMember(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const called = rootMatch(input, NOT_CALLABLE)?.[1];
  const member = called?.split('.').at(-1) ?? '';
  const source = member ? await callingFile(member, input, view) : null;
  if (!called || !source) return refuse('The failure does not name what is called in a file of the project.');
  const alone = called === member && !new RegExp(`[).\\]]\\.${escapeRegex(member)} is not`).test(input.diagnosis.root);
  const elsewhere = alone
    ? ((await requiredElsewhere(member, source, input, view)) ?? (await requiredWhole(member, source, input, view)))
    : null;
  if (elsewhere) return elsewhere;
  const awaited = alone ? null : await fixScriptAwait(input, view);
  if (awaited) return awaited;
  const at = (await failingPlaces(input, view)).find(({ file }) => file === source.path)?.line;
  const read = alone || !at ? null : await fixGetterCalled(member, source, at, input, view);
  if (read) return read;
  const names = await memberNames(view);
  const right = names.has(member) ? null : nearestUnique(member, names);
  const plan = right ? await renameAt(input, view, member, right, `\`${member}\` is spelled \`${right}\`:`) : null;
  if (plan) return plan;
  const homes = (await findDefinitions(view, member, 'javascript')).slice(0, 3);
  return refuse(`Nothing near \`${member}\` can be called in its place.`, {
    known: homes.map(({ file, line }) => `\`${member}\` is defined in ${file}:${line}`),
  });
}
