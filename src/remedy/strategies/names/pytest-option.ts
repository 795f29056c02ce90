import { nearestUnique } from '../../lookup/nearest-name.ts';
import { pythonOf } from '../../lookup/python-interpreter.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';

const FILES = ['pytest.ini', '.pytest.ini', 'pyproject.toml', 'tox.ini', 'setup.cfg'];

/** A misspelled long option in the `addopts` of the project: the one near option that pytest itself lists. Null when it stands elsewhere. */
export async function fixPytestOption(
  option: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const [name = ''] = option.split('=');
  if (!/^--[a-z][\w-]{2,60}$/.test(name)) return null;
  for (const path of FILES) {
    const source = await view.read(path);
    const addopts = source ? /^[ \t]*addopts[ \t]*=[^\n]*(?:\n[ \t]+[^\n]*)*/m.exec(source.text) : null;
    const form = new RegExp(`(?<=[\\s"'])${name}(?=$|[\\s"'=])`, 'gm');
    const [place, another] = addopts ? [...addopts[0].matchAll(form)] : [];
    if (!source || !addopts || !place || another) continue;
    const python = await pythonOf(input, view);
    const help = await view.query([python.interpreter, '-m', 'pytest', '--help', '-o', 'addopts='], { cwd: '' });
    const right = nearestUnique(name, help.stdout.match(/(?<=[\s,])--[a-z][\w-]+/g) ?? []);
    if (!right) return null;
    const start = addopts.index + place.index;
    const replacements = [{ start, end: start + name.length, text: right }];
    return editPlan(input, view, [{ source, replacements }], `pytest has \`${right}\`, not \`${name}\`:`);
  }
  return null;
}
