import type { Replacement } from '../../transaction/plan.ts';
import { narrow } from '../edit-from-data.ts';
import { failingPlaces } from '../failing-place.ts';
import { applyReplacements, editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import type { ConfigKind, ConfigVerdict } from './config/config-kind.ts';
import { tomlKind } from './config/toml-kind.ts';
import { retypeValue } from './config/typed-value.ts';
import { yamlKind } from './config/yaml-kind.ts';

/** Most files that are read to find the broken one. */
const MAX_FILES = 200;

const KINDS: ConfigKind[] = [yamlKind, tomlKind];

interface Broken {
  source: SourceFile;
  kind: ConfigKind;
  verdict: ConfigVerdict;
}

/** Files that the failure names, in its text or in the code that failed; when it names none, every file of these formats. */
async function suspects(input: StrategyInput, view: ProjectView): Promise<string[]> {
  const { captures } = input.diagnosis;
  const named = new Set<string>();
  const add = async (printed: string): Promise<void> => {
    const path = KINDS.some((kind) => kind.extensions.test(printed)) ? await view.resolve(printed) : null;
    if (path) named.add(path);
  };
  for (const name of [captures.file, captures.path]) if (name) await add(name);
  for (const match of input.report.failure.text.matchAll(/(?<![\w@./~+-])[\w@./~+-]{1,300}\.(?:ya?ml|toml)\b/g))
    await add(match[0]);
  if (named.size > 0) return [...named];
  for (const place of await failingPlaces(input, view)) {
    for (const match of (await view.read(place.file))?.text.matchAll(/[\w@./-]+\.(?:ya?ml|toml)\b/g) ?? [])
      await add(match[0]);
  }
  return named.size > 0 ? [...named] : (await view.list(['**/*.{yml,yaml,toml}'])).slice(0, MAX_FILES);
}

async function brokenOnes(input: StrategyInput, view: ProjectView): Promise<Broken[]> {
  const found: Broken[] = [];
  for (const path of await suspects(input, view)) {
    const source = await view.read(path);
    const kind = KINDS.find((one) => one.extensions.test(path));
    const [verdict] = source && kind ? ((await kind.read([source.text], view)) ?? []) : [];
    // Templates are no configuration before they are rendered.
    const template = /\{%|\{\{-/.test(source?.text ?? '');
    if (source && kind && verdict && !verdict.ok && !template) found.push({ source, kind, verdict });
  }
  return found;
}

/** The smallest candidate that the reader accepts, when all that it accepts of one group mean the same. */
async function repaired(
  { source, kind, verdict }: Broken,
  view: ProjectView,
): Promise<Replacement[] | 'ambiguous' | null> {
  for (const group of kind.candidates(source.text, verdict.line ?? 1, verdict.message)) {
    const real = group.filter((candidate) => candidate.length > 0);
    if (real.length === 0) continue;
    const verdicts =
      (await kind.read(
        real.map((candidate) => applyReplacements(source.text, candidate)),
        view,
      )) ?? [];
    const accepted = real.filter((_candidate, index) => verdicts[index]?.ok);
    const [first] = accepted;
    if (!first) continue;
    if (new Set(verdicts.filter((one) => one.ok).map((one) => one.meaning)).size > 1) return 'ambiguous';
    return first;
  }
  return null;
}

/**
 * A YAML or TOML file that does not parse: tabs, a missing colon, blank, quote or bracket, an unquoted value, a line one column off. One small
 * change at the reported line is taken when the whole file then parses and no other change of its kind gives other data.
 */
export const strategy: Strategy = {
  name: 'config-syntax',
  summary: 'Puts one small mistake in a YAML or TOML file right, when the whole file then parses.',
  safety: 'safe',
  why: 'The whole file is read again before anything is written, and a text with two possible meanings is left alone.',
  async plan(input, view): Promise<Proposal> {
    if (/Cannot overwrite a value|[Dd]uplicate key|already exists/.test(input.diagnosis.root))
      return (await import('./duplicate-key.ts')).strategy.plan(input, view);
    const [broken, other] = await brokenOnes(input, view);
    const retyped = broken ? null : await retypeValue(input, view);
    if (retyped) return retyped;
    if (!broken) return refuse('No YAML or TOML file of the project fails to parse.');
    if (other)
      return refuse('Several configuration files do not parse, and the failure names none of them.', {
        known: [broken.source.path, other.source.path],
      });
    const { source, verdict } = broken;
    const where = `${source.path}:${verdict.line ?? 1}`;
    const chosen = await repaired(broken, view);
    if (chosen === 'ambiguous')
      return refuse(`${where} can be read in more than one way: ambiguous (${verdict.message}).`);
    if (!chosen)
      return refuse(`No single small change makes ${source.path} readable (${verdict.message}).`, {
        known: [`the reader stops at ${where}`],
      });
    const parts = chosen
      .map((part) => narrow(source.text, part.start, part.end, part.text))
      .filter((part) => part !== null);
    return editPlan(input, view, [{ source, replacements: parts }], 'One small mistake keeps it from being read:');
  },
};
