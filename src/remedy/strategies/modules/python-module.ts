import { dirname } from 'node:path/posix';
import { commandWords } from '../../command-words.ts';
import { correction } from '../../correct-from-data.ts';
import { failingPlaces } from '../../failing-place.ts';
import type { Declared } from '../../lookup/declared.ts';
import { declaredDependencies, manifestsOf } from '../../lookup/declared-dependencies.ts';
import { sourceFiles } from '../../lookup/definitions.ts';
import { nearestNames, nearestUnique } from '../../lookup/nearest-name.ts';
import { knownDistribution } from '../../lookup/python-distributions.ts';
import { pythonModules } from '../../lookup/python-modules.ts';
import { declarationOf } from '../../lookup/python-requirement.ts';
import { refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { fixPythonImport } from '../imports/python-import.ts';
import { fixRenamedModule } from '../names/python-renamed-fix.ts';
import { installDeclared } from './python-install.ts';
import { correctMisspelledModule } from './python-misspelled-module.ts';

/** Decides what `No module named '…'` is in this project, and plans accordingly. */
export async function fixMissingPythonModule(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const { module } = input.diagnosis.captures;
  if (!module || !/^[A-Za-z_][\w.]*$/.test(module)) return refuse('What is missing is no module name.');
  const top = module.split('.')[0] ?? module;
  const modules = pythonModules(await sourceFiles(view, 'python'), view.cwd).all();
  const ownPackage = modules.some((name) => name === top || name.startsWith(`${top}.`));
  const declared = await declaredDependencies(view, 'python');
  const declaration = ownPackage ? null : declarationOf(module, declared);
  if (declaration) return installDeclared(declaration, module, input, view);

  if (/is a package and cannot be directly executed/.test(input.diagnosis.root)) return notRunnable(module, modules);
  const retyped = runAsModule(module, modules, input);
  if (retyped) return retyped;
  for (const { file } of ownPackage ? [] : await failingPlaces(input, view, 'python')) {
    const source = await view.read(file);
    const renamed = source ? fixRenamedModule(module, source, input, view) : null;
    if (renamed) return renamed;
  }
  const moved = await fixPythonImport({ ...input, diagnosis: { ...input.diagnosis, captures: { module } } }, view);
  if (moved.kind === 'plan') return moved;
  if (ownPackage) return offPath(top, moved, view);
  const respelled = await correctMisspelledModule(top, declared, input, view);
  if (respelled) return respelled;
  return undeclared(top, declared, view, moved);
}

/** Modules that people start with `python -m`. */
const RUNNABLE =
  'pytest unittest pip venv http.server json.tool build black ruff mypy flake8 coverage timeit doctest pdb cProfile flask uvicorn'.split(
    ' ',
  );

/** `python -m <misspelled>`: the command is corrected, when one module of the project or one that people start is near. */
function runAsModule(module: string, own: readonly string[], input: StrategyInput): Proposal | null {
  const words = commandWords(input.report.failure.event.command ?? '');
  const at = words ? words.indexOf('-m') + 1 : 0;
  if (!words || at === 0 || words[at] !== module) return null;
  const right = nearestUnique(module, [...own.map((name) => name.replace(/\.__main__$/, '')), ...RUNNABLE]);
  if (!right) return null;
  return correction(
    words,
    words.map((word, index) => (index === at ? right : word)),
    `There is no module \`${module}\`; \`${right}\` is meant.`,
  );
}

/** The package is in the project, but Python does not look where it lies. */
async function offPath(top: string, moved: Proposal, view: ProjectView): Promise<Proposal> {
  const files = await view.list([`**/${top}/__init__.py`, `**/${top}.py`]);
  const [home] = files;
  const folder = home ? dirname(home.replace(/\/__init__\.py$/, '')) : '.';
  if (moved.kind !== 'refuse' || !home || folder === '.') return moved;
  return refuse(`\`${top}\` is part of this project (${home}), but ${folder}/ is not on Python's path.`, {
    known: moved.known ?? [],
    steps: [
      `run with \`PYTHONPATH=${folder}\`, or install the project into its environment: \`python -m pip install -e .\``,
      `for pytest: \`pythonpath = ${folder}\` in its configuration`,
    ],
  });
}

/** The refusal for a name that nothing in the project declares, with what the project does say. */
async function undeclared(
  top: string,
  declared: readonly Declared[],
  view: ProjectView,
  moved: Proposal,
): Promise<Proposal> {
  const manifests = await manifestsOf(view, 'python');
  const near = nearestNames(
    top,
    declared.map((entry) => entry.name),
  );
  const distribution = knownDistribution(top);
  const file = manifests[0] ?? 'requirements.txt';
  const ambiguous = moved.kind === 'refuse' && moved.reason.includes('ambiguous') ? [moved.reason] : [];
  return refuse(
    `\`${top}\` is not installed, and nothing in the project declares it, so it is not installed from an error message.`,
    {
      known: [
        manifests.length > 0
          ? `${manifests.slice(0, 3).join(', ')} ${manifests.length > 1 ? 'do' : 'does'} not list ${top}`
          : 'the project has no requirements file or pyproject.toml',
        ...(near.length > 0 ? [`nearest declared: ${near.map(({ name }) => name).join(', ')}`] : []),
        ...(distribution ? [`the import \`${top}\` is usually provided by the distribution ${distribution}`] : []),
        ...ambiguous,
      ],
      steps: [
        `check the name: does ${distribution ?? top} exist and is it the package that is meant?`,
        `needed → add ${distribution ?? top} to ${file} and install from that file; optional → guard the import`,
      ],
      avoid: `installing \`${top}\` by name: nothing says that a package of that name is the right one`,
    },
  );
}

/** `python -m package` of a package without `__main__`: which of its modules can be run. */
function notRunnable(module: string, modules: readonly string[]): Proposal {
  const inside = modules.filter((name) => name.startsWith(`${module}.`));
  const likely = inside.filter((name) => /\.(?:main|cli|app|run|server|manage|__main__)$/.test(name));
  const named = likely.length > 0 ? likely : inside;
  return refuse(
    `\`${module}\` is a package without a \`__main__.py\`, so \`python -m ${module}\` has nothing to run.`,
    {
      known: inside.length > 0 ? [`${module} has ${inside.slice(0, 8).join(', ')}`] : [],
      steps: [
        ...named.slice(0, 3).map((name) => `\`python -m ${name}\` when that module is meant`),
        `else add a \`__main__.py\` to ${module} that calls its entry function`,
      ],
    },
  );
}
