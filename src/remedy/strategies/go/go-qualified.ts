import { goFilesIn } from '../../lookup/go-module.ts';
import { goPackageLevel } from '../../lookup/go-names.ts';
import { nearestNames, nearestUnique } from '../../lookup/nearest-name.ts';
import { refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { renameAt } from '../rename-near-name.ts';
import type { UnknownGoName } from './go-message.ts';
import { goDoc, goDocNames, usedPackage } from './go-places.ts';

/** Names that the package exports; null when it belongs to another module. */
async function exportedBy(
  name: string,
  source: SourceFile,
  view: ProjectView,
): Promise<{ path: string; names: string[] } | null> {
  const used = await usedPackage(name, source, view);
  if (!used) return null;
  if (used.folder === null) {
    const names = goDocNames(await goDoc(used.path, view, true));
    return names.length > 0 ? { path: used.path, names } : null;
  }
  const names: string[] = [];
  for (const file of await goFilesIn(view, used.folder))
    names.push(...goPackageLevel((await view.read(file))?.text ?? ''));
  return { path: used.path, names: names.filter((one) => /^\p{Lu}/u.test(one)) };
}

/** A package exports no such name: the one in other letter case, else the one near name that it exports. */
export async function fixGoQualified(
  unknown: Extract<UnknownGoName, { kind: 'qualified' }>,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const { symbol, package: name } = unknown;
  const found = await exportedBy(name, source, view);
  const cased = found?.names.find((one) => one.toLowerCase() === symbol.toLowerCase());
  const right = cased ?? nearestUnique(symbol, found?.names ?? []);
  if (right) {
    const plan = await renameAt(input, view, symbol, right, `Package ${name} calls \`${symbol}\` \`${right}\`:`);
    return plan ?? refuse(`\`${name}.${symbol}\` is not where ${source.path} is said to use it.`);
  }
  const near = nearestNames(symbol, found?.names ?? []).map((one) => one.name);
  return refuse(`Package ${found?.path ?? name} exports no \`${symbol}\`.`, {
    known: found ? [`it exports ${(near.length > 0 ? near : found.names).slice(0, 12).join(', ')}`] : [],
  });
}
