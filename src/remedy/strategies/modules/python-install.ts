import { COMMAND_TIMEOUT_MS } from '../../command-from-data.ts';
import { pythonInstallTouches } from '../../command-touches.ts';
import type { Declared } from '../../lookup/declared.ts';
import { readRequirements } from '../../lookup/manifests/python-requirements.ts';
import { installedVersion, projectVenv, pythonOf } from '../../lookup/python-interpreter.ts';
import { planOf, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';

/** Tools that keep the environment themselves: what brings it in line with their lockfile. */
const KEEPERS: Record<string, string[]> = {
  poetry: ['poetry', 'install', '--no-interaction'],
  pipenv: ['pipenv', 'sync'],
  pdm: ['pdm', 'sync'],
  uv: ['uv', 'sync', '--frozen'],
  hatch: ['hatch', 'env', 'create'],
};

const shellQuoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;

/** Installs one declared distribution into the environment that ran the command, when that environment belongs to the project. */
export async function installDeclared(
  declaration: Declared,
  module: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const command = input.report.failure.event.command ?? '';
  const keeper = /(?:^|[\s;&|])(poetry|pipenv|pdm|uv|hatch) run\b/.exec(command)?.[1];
  const says = `${declaration.file} declares ${declaration.spec}`;
  if (keeper && KEEPERS[keeper]) {
    return installWith(KEEPERS[keeper], view.cwd, `\`${module}\` is missing although ${says}:`, input, view, '.venv');
  }
  const python = await pythonOf(input, view);
  const target = await installTarget(declaration, view);
  if (!target) {
    return refuse(`${says}, but not in a form that pip reads.`, {
      steps: [`install the environment of ${declaration.file} with its own tool`],
    });
  }
  const version = await installedVersion(python, declaration.name, view);
  if (version) {
    return refuse(`${declaration.name} ${version} is installed and does not provide \`${module}\`.`, {
      known: [says],
      steps: [
        `check whether \`${module}\` belongs to another version of ${declaration.name}, or to another distribution`,
      ],
    });
  }
  const words = target.map(shellQuoted).join(' ');
  if (python.venv === null) return noEnvironment(says, words, module, view);
  const argv = [python.interpreter, '-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', ...target];
  const shown = `${python.venv}/bin/python -m pip install ${words}`;
  return installWith(
    argv,
    '',
    `\`${module}\` is not installed in ${python.venv} although ${says}:`,
    input,
    view,
    python.venv,
    shown,
  );
}

const installWith = (
  argv: string[],
  cwd: string,
  why: string,
  input: StrategyInput,
  view: ProjectView,
  venv: string | null,
  shown = argv.join(' '),
): Proposal =>
  planOf(
    input,
    view,
    [{ kind: 'command', argv, cwd, ...pythonInstallTouches(venv), timeoutMs: COMMAND_TIMEOUT_MS }],
    `${why} \`${shown}\``,
  );

/** What pip is told: the requirement as declared, or the whole file where lines only work together. */
async function installTarget(declaration: Declared, view: ProjectView): Promise<string[] | null> {
  if (declaration.group === 'conda') return null;
  if (/\.(?:txt|in|pip)$/.test(declaration.file)) {
    const source = await view.read(declaration.file);
    if (source && readRequirements(source.text, declaration.file).asWhole) return ['-r', declaration.file];
  }
  // A requirement that begins like an option or a path would not mean the declared name any more.
  return /^[A-Za-z0-9]/.test(declaration.spec) ? [declaration.spec] : null;
}

async function noEnvironment(says: string, words: string, module: string, view: ProjectView): Promise<Proposal> {
  const venv = await projectVenv(view);
  const reason = `\`${module}\` is not installed in the Python that ran; ${says}.`;
  if (venv) {
    return refuse(reason, {
      known: [`the project has an environment in ${venv}, and the command did not use it`],
      steps: [
        `run the command with ${venv}/bin/python`,
        `if it is missing there too: \`${venv}/bin/python -m pip install ${words}\``,
      ],
    });
  }
  return refuse(reason, {
    known: ['the project has no virtual environment, and packages of the machine are not changed'],
    steps: [
      '`python3 -m venv .venv`',
      `\`.venv/bin/python -m pip install ${words}\``,
      'run the command with .venv/bin/python',
    ],
  });
}
