import { basename, dirname } from 'node:path/posix';
import { goFilesIn, packageName } from '../lookup/go-module.ts';
import { javaPackage } from '../lookup/java-imports.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';
import { folderOf } from './go/go-places.ts';

/** The name in the package clause, replaced. */
function clause(source: SourceFile, language: 'go' | 'java', now: string) {
  const code = maskCode(source.text, language);
  const found = /^[ \t]*package[ \t]+([\w.]+)/m.exec(code);
  if (!found) return null;
  const end = found.index + found[0].length;
  return { start: end - (found[1] ?? '').length, end, text: now };
}

/** Go: all files of a folder have one package; the one file that differs from all others is corrected. */
async function goClause(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const found = rootMatch(input, /found packages (\w+) \(([^)\s]+)\) and (\w+) \(([^)\s]+)\) in (\S+)/);
  const folder = found?.[5] ? await view.resolve(found[5]) : null;
  if (!found || folder === null) return refuse('The folder with two packages is not part of the project.');
  const byName = new Map<string, string[]>();
  for (const path of await goFilesIn(view, folder)) {
    const name = packageName((await view.read(path))?.text ?? '') ?? '';
    byName.set(name, [...(byName.get(name) ?? []), path]);
  }
  const [most, least] = [...byName].sort((a, b) => b[1].length - a[1].length);
  const known = [...byName].map(([name, files]) => `package ${name}: ${files.join(', ')}`);
  const [odd] = least?.[1] ?? [];
  const clear = byName.size === 2 && least?.[1].length === 1 && (most?.[1].length ?? 0) > 1 && least[0] !== 'main';
  const source = clear && odd ? await view.read(odd) : null;
  const replacement = source && most ? clause(source, 'go', most[0]) : null;
  if (!source || !replacement) {
    return refuse(
      `${folderOf(`${folder}/x`) || 'The folder'} holds files of ${byName.size} packages; which is right is a decision.`,
      {
        known,
        steps: [
          'one program and one library → a folder each; a test from outside → package name with `_test`, file name with `_test.go`',
        ],
      },
    );
  }
  return editPlan(
    input,
    view,
    [{ source, replacements: [replacement] }],
    `The other files of ${folder} belong to package ${most?.[0]}:`,
  );
}

/** Java: the clause follows from the folder below the source path, which the message states. */
async function javaClause(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const { lines } = input.report.failure;
  const below = lines
    .slice(Math.max(0, (input.diagnosis.line ?? 1) - 1))
    .slice(0, 8)
    .join('\n');
  const file = /bad source file: (\S+\.java)/.exec(below)?.[1];
  const full = /file does not contain class ([\w.]+)/.exec(below)?.[1];
  const path = file ? await view.resolve(file) : null;
  const source = path ? await view.read(path) : null;
  if (!source || !full) return refuse('The file with the wrong package clause is not part of the project.');
  const home = full.slice(0, Math.max(0, full.lastIndexOf('.')));
  const simple = full.slice(full.lastIndexOf('.') + 1);
  const fits =
    home !== '' &&
    `/${dirname(source.path)}`.endsWith(`/${home.replaceAll('.', '/')}`) &&
    basename(source.path) === `${simple}.java`;
  const replacement = fits ? clause(source, 'java', home) : null;
  if (!replacement || javaPackage(source.text) === home)
    return refuse(`${source.path} should hold ${full}, but its folder says otherwise, too.`, {
      known: [`${source.path} says \`package ${javaPackage(source.text)}\``],
    });
  return editPlan(
    input,
    view,
    [{ source, replacements: [replacement] }],
    `${source.path} is in the folder of package ${home}:`,
  );
}

/** A file whose package clause does not fit the folder that it stands in: the clause is corrected when folder and other files leave no doubt. */
export const strategy: Strategy = {
  name: 'package-clause',
  summary: 'Corrects the package clause of a Go or Java file that stands in the folder of another package.',
  safety: 'safe',
  why: 'The folder has one package by all its other files, or by its path; only the clause of the odd file changes.',
  plan: (input, view) =>
    /found packages/.test(input.diagnosis.root) ? goClause(input, view) : javaClause(input, view),
};
