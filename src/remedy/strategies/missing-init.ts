import { join } from 'node:path/posix';
import { planOf, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** Reads `Start directory is not importable: 'tests'`: the folder exists but is no package. Makes it one, with an empty `__init__.py`. */
export const strategy: Strategy = {
  name: 'missing-init',
  summary: 'Makes a folder of Python files a package, with an empty `__init__.py`.',
  safety: 'safe',
  why: 'The folder exists, holds Python files and lacks the file; an empty one changes nothing else.',
  async plan(input, view) {
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
