import { failingPlaces } from '../failing-place.ts';
import { nearestNames, nearestUnique } from '../lookup/nearest-name.ts';
import { editPlan, planOf, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';
import { offsetsAt } from './rename-near-name.ts';
import { enableGatedFeature } from './rust/gated-feature.ts';
import { inheritMember } from './rust/inherited-dependency.ts';
import { takeFromDefinition } from './rust/moved-item.ts';
import { crateName, packageOf, pathBetween, type RustPackage, rustPackages } from './rust/packages.ts';
import { declareModule } from './rust/undeclared-module.ts';
import { strategy as suggestion } from './rust-suggestion.ts';

/** Root lines that say that the first segment of a path is no known crate or module. */
const CRATE =
  /(?:use of (?:undeclared crate or module|unresolved module or unlinked crate)|unresolved imports?|undeclared crate|maybe a missing crate|can't find crate for) `(?:::)?([A-Za-z_]\w*)/;

/** The whole path that cannot be resolved; the compiler prints it up to where it failed. */
const PATH =
  /(?:unresolved imports?|use of (?:undeclared crate or module|unresolved module or unlinked crate)|could not find|cannot find [\w ]{1,40}|cannot find) `((?:::)?[A-Za-z_][\w:]*)`/;

/** Adds a path dependency on a package of the same workspace, at the end of `[dependencies]` (made when absent). */
function declareMember(from: RustPackage, to: RustPackage, input: StrategyInput, view: ProjectView): Proposal {
  const { text, eol } = from.manifest;
  const line = `${to.name} = { path = "${pathBetween(from, to)}" }`;
  const header = /^\[dependencies\][^\n]*\n/m.exec(text);
  const at = header ? endOfTable(text, header.index + header[0].length) : text.length;
  const before = text.slice(0, at);
  const lead = before === '' || before.endsWith('\n') ? '' : eol;
  const added = header ? `${lead}${line}${eol}` : `${lead}${before === '' ? '' : eol}[dependencies]${eol}${line}${eol}`;
  const change = {
    kind: 'edit' as const,
    path: from.manifest.path,
    baseHash: from.manifest.hash,
    replacements: [{ start: at, end: at, text: added }],
  };
  return planOf(
    input,
    view,
    [change],
    `\`${to.name}\` is a package of this workspace that ${from.manifest.path} does not declare: adds \`${line}\`.`,
  );
}

/** Just behind the last entry of the table whose body begins at `start`. */
function endOfTable(text: string, start: number): number {
  const next = /^\s*\[/m.exec(text.slice(start));
  const body = text.slice(start, next ? start + next.index : text.length);
  return (
    start +
    body.trimEnd().length +
    (body.trimEnd() === '' ? 0 : (/^\r?\n/.exec(body.slice(body.trimEnd().length))?.[0].length ?? 0))
  );
}

/**
 * For a path whose first segment is unknown: a package of the same workspace is declared as a path dependency, a slip in the name of a
 * declared crate is corrected. Any other crate is never added: its name only stands in an error message. Everything else is the
 * compiler's proposal (`use …`, near names).
 */
export const strategy: Strategy = {
  name: 'rust-missing-path',
  summary:
    'Declares a package of the workspace, corrects the name of a declared crate, or adds the `use` that rustc proposes.',
  safety: 'safe',
  why: 'Only packages of the project itself are declared; everything else is a proposal of the compiler that the next compilation checks.',
  async plan(input, view) {
    const inherited = /workspace\.dependencies\.([\w-]+)`/.exec(input.report.failure.text)?.[1];
    const joined = inherited ? await inheritMember(inherited, input, view) : null;
    if (joined) return joined;
    const name = rootMatch(input, CRATE)?.[1];
    const path = rootMatch(input, PATH)?.[1];
    const gated = path ? await enableGatedFeature(path, input, view) : null;
    if (gated) return gated;
    const proposed = await suggestion.plan(input, view);
    if (proposed.kind === 'plan') return proposed;
    const ofCrate = path
      ? ((await declareModule(path, input, view)) ?? (await takeFromDefinition(path, input, view)))
      : null;
    if (ofCrate) return ofCrate;
    if (!name || /^(?:crate|self|super|std|core|alloc)$/.test(name)) return proposed;
    const packages = await rustPackages(view);
    const [place] = await failingPlaces(input, view, 'rust');
    const own = place ? packageOf(place.file, packages) : (packages[0] ?? null);
    if (!own) return proposed;
    const member = packages.find((one) => crateName(one.name) === name && one !== own);
    if (member && !own.declared.some((declared) => crateName(declared) === name))
      return declareMember(own, member, input, view);
    const near = nearestUnique(name, [...own.declared.map(crateName), crateName(own.name)]);
    const source = place && near ? await view.read(place.file) : null;
    const offsets = source && place ? offsetsAt(source, place, name) : [];
    if (source && near && offsets.length > 0) {
      const replacements = offsets.map((start) => ({ start, end: start + name.length, text: near }));
      return editPlan(input, view, [{ source, replacements }], `\`${name}\` is declared as \`${near}\`:`);
    }
    if (own.declared.some((declared) => crateName(declared) === name)) return proposed;
    return undeclared(name, own, packages);
  },
};

function undeclared(name: string, own: RustPackage, packages: readonly RustPackage[]): Proposal {
  const declared = own.declared.length > 0 ? `it declares ${own.declared.join(', ')}` : 'it declares no dependency';
  const near = nearestNames(name, [...own.declared, ...packages.map((one) => one.name)])[0];
  return refuse(`\`${name}\` is not declared in ${own.manifest.path} (${declared}).`, {
    known: near ? [`the nearest declared name is \`${near.name}\``] : [],
    steps: [
      `a module of this crate → \`mod ${name};\` and \`crate::${name}\``,
      `a crate that is really wanted → check the name and its publisher, then add it to ${own.manifest.path}`,
    ],
    avoid: `\`cargo add ${name}\` only because the message names it: the name may be misspelled or taken by somebody else`,
  });
}
