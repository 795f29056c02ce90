import { basename, dirname, join } from 'node:path/posix';
import { guardCommand } from '../command-guard.ts';
import { commandWords } from '../command-words.ts';
import { refuse } from '../plan-parts.ts';
import type { ProjectView, Strategy } from '../remedy.ts';

/** The highest folder of the chain with `__init__.py` above a file, or null when the file is in no package. */
async function packageRoot(file: string, view: ProjectView): Promise<string | null> {
  let root: string | null = null;
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    if (!(await view.stat(join(folder, '__init__.py')))) break;
    root = folder;
  }
  return root;
}

/**
 * A file of a package was started as a script, so its relative imports have no package. The same file is started as a module (`python -m
 * package.module`) in place of the original when the command ran where the package can be found from; else the command is told.
 */
export const strategy: Strategy = {
  name: 'run-as-module',
  summary: 'Starts a file of a Python package as a module instead of a script; changes no file.',
  safety: 'safe',
  why: 'The same interpreter runs the same file with the same arguments, and its package is known by its `__init__.py`.',
  async plan(input, view) {
    const words = commandWords(input.report.failure.event.command ?? '');
    const at = words?.findIndex((word, index) => index > 0 && word.endsWith('.py')) ?? -1;
    const isPython = /^python[\d.]*$/.test(basename(words?.[0] ?? ''));
    const options = words?.slice(1, at) ?? [];
    const file = at > 0 ? await view.resolve(words?.[at] ?? '') : null;
    const root = file ? await packageRoot(file, view) : null;
    if (!words || !isPython || !file || !root || options.some((word) => !/^-[a-zA-Z]$/.test(word)))
      return refuse('The file was not started by a plain `python file.py`, so how it is meant to run is not certain.', {
        steps: ['start it from the project root as a module: `python -m package.module`'],
      });
    const above = dirname(root) === '.' ? '' : dirname(root);
    const inside = above === '' ? file : file.slice(above.length + 1);
    const module = inside.replace(/\.py$/, '').replaceAll('/', '.');
    const argv = [...words.slice(0, at), '-m', module, ...words.slice(at + 1)];
    const why = `${file} belongs to the package ${root.replaceAll('/', '.')}, so its relative imports need \`-m\`.`;
    if (view.cwd !== above || /[^\w.]/.test(module) || guardCommand(argv))
      return refuse(why, { steps: [`\`${above ? `cd ${above} && ` : ''}${argv.join(' ')}\` from the project root`] });
    return { kind: 'correct', argv, summary: `${why} \`${argv.join(' ')}\` is run in its place.` };
  },
};
