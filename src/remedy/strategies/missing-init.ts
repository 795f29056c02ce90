import { dirname, join } from 'node:path/posix';
import type { Change } from '../../transaction/plan.ts';
import { isTestFile } from '../lookup/test-file.ts';
import { planOf, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** pytest found two test files of one name: each gets a package of its own, unless compiled files of a moved one are in the way. */
async function sameModuleName(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const stale = await (await import('./stale-cache.ts')).strategy.plan(input, view);
  if (stale.kind === 'plan') return stale;
  const printed = input.report.failure.text.matchAll(/^(?:E\s{1,9})?\s{1,9}(\S+\.py)\s*$/gm);
  const changes: Change[] = [];
  for (const [, name = ''] of printed) {
    const file = await view.resolve(name);
    const folder = file ? dirname(file) : '.';
    if (!file || !isTestFile(file) || folder === '.') continue;
    const path = join(folder, '__init__.py');
    if ((await view.stat(path)) || changes.some((change) => 'path' in change && change.path === path)) continue;
    changes.push({ kind: 'create', path, content: '' });
  }
  if (changes.length === 0) return refuse('The two test files of one name are in packages already.');
  const names = changes.map((change) => ('path' in change ? change.path : ''));
  return planOf(input, view, changes, `Two test files have one module name: adds an empty ${names.join(' and ')}`);
}

/** Reads `Start directory is not importable: 'tests'`: the folder exists but is no package. Makes it one, with an empty `__init__.py`. */
export const strategy: Strategy = {
  name: 'missing-init',
  summary: 'Makes a folder of Python files a package, with an empty `__init__.py`.',
  safety: 'safe',
  why: 'The folder exists, holds Python files and lacks the file; an empty one changes nothing else.',
  async plan(input, view) {
    if (/import file mismatch/.test(input.diagnosis.root)) return sameModuleName(input, view);
    const printed =
      rootMatch(input, /not importable: ['"]?([^'"\n]+)['"]?/)?.[1] ??
      input.diagnosis.captures.path ??
      input.diagnosis.captures.file;
    const folder = printed ? await view.resolve(printed.replaceAll('.', /[/\\]/.test(printed) ? '.' : '/')) : null;
    const entries = folder ? await view.entries(folder) : [];
    if (!folder || (await view.stat(folder))?.kind !== 'directory')
      return refuse(`${printed ?? 'The folder'} is no folder of the project.`);
    if (entries.includes('__init__.py')) return refuse(`${folder} is a package already.`);
    if (!entries.some((name) => name.endsWith('.py')))
      return refuse(`${folder} holds no Python files.`, {
        known: [`it holds ${entries.slice(0, 6).join(', ') || 'nothing'}`],
      });
    const path = join(folder, '__init__.py');
    return planOf(
      input,
      view,
      [{ kind: 'create', path, content: '' }],
      `${folder}/ is no package: adds an empty ${path}`,
    );
  },
};
